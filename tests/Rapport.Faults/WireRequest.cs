using System.Globalization;
using System.Text;

namespace Rapport.Faults;

/// <summary>A request read to its end from a connection.</summary>
internal sealed record WireRequest(string Line, byte[] Bytes, int BodyLength)
{
    private const int LongestHead = 64 * 1024;
    private const int LongestBody = 64 * 1024 * 1024;

    public string Path => Line.Split(' ') is { Length: > 1 } parts ? parts[1] : "";

    /// <summary>The next request; null where the other side has gone before one was whole.</summary>
    /// <param name="agree">Tells the other side to go on where it asked before sending a body.</param>
    public static async Task<WireRequest?> ReadAsync(WireReader wire, Func<Task> agree, CancellationToken stop)
    {
        var lines = new List<string>();
        for (var length = 0; ;)
        {
            if (await wire.LineAsync(stop) is not { } line || (length += line.Length) > LongestHead)
            {
                return null;
            }

            if (line.Length == 0)
            {
                break;
            }

            lines.Add(line);
        }

        if (lines.Count == 0)
        {
            return null;
        }

        if (Header(lines, "Expect") is not null)
        {
            await agree();
        }

        var isChunked = Header(lines, "Transfer-Encoding") is not null;
        var body = isChunked ? await ChunksAsync(wire, stop) : await wire.BytesAsync(Length(Header(lines, "Content-Length")), stop);
        return body is null ? null : new(lines[0], Whole(lines, body), body.Length);
    }

    // One request to a connection: where its answer ends is then where the connection does.
    private static byte[] Whole(List<string> lines, byte[] body)
    {
        string[] mine = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect"];
        var kept = lines.Where((line, place) => place == 0 || !Array.Exists(mine, name => Is(line, name)));
        var hasBody = lines[0].StartsWith('P') || body.Length > 0;
        var head = string.Join("\r\n", kept) + (hasBody ? $"\r\nContent-Length: {body.Length}" : "") + "\r\nConnection: close\r\n\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private static async Task<byte[]?> ChunksAsync(WireReader wire, CancellationToken stop)
    {
        using var body = new MemoryStream();
        while (await wire.LineAsync(stop) is { } size)
        {
            var length = int.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (body.Length + length > LongestBody || await wire.BytesAsync(length, stop) is not { } chunk || await wire.LineAsync(stop) is null)
            {
                return null;
            }

            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(chunk);
        }

        return null;
    }

    private static int Length(string? header) =>
        int.TryParse(header, CultureInfo.InvariantCulture, out var length) ? Math.Min(length, LongestBody) : 0;

    private static string? Header(List<string> lines, string name) =>
        lines.Skip(1).FirstOrDefault(line => Is(line, name)) is { } line ? line[(name.Length + 1)..].Trim() : null;

    private static bool Is(string line, string name) =>
        line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
