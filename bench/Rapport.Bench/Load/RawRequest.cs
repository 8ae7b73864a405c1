using System.Text;

namespace Rapport.Bench.Load;

internal static class RawRequest
{
    public static byte[] Get(string path, string? encoding = null, string? cookie = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n{Line("Accept-Encoding", encoding)}{Line("Cookie", cookie)}\r\n");

    public static byte[] Post(string path, ReadOnlyMemory<byte> json, string? cookie)
    {
        var head = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nSec-Fetch-Site: same-origin\r\n{Line("Cookie", cookie)}\r\n");
        return [.. head, .. json.Span];
    }

    private static string Line(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"{name}: {value}\r\n";
}
