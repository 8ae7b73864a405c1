using System.Text;

namespace Rapport.Faults;

/// <summary>What comes back from somebody who is not our server.</summary>
internal static class StrangerAnswers
{
    public const int Kinds = 6;

    private static readonly byte[] LogInPage = Html("200 OK", "<!doctype html><title>Welcome to the Town Hall wifi</title><form action=/agree><button>I agree</button></form>");
    private static readonly byte[] Rubbish = [0, 1, 2, 3, 255, 254, 253, 13, 10, 13, 10, 42];

    public static byte[] Of(int kind) => kind switch
    {
        0 => Rubbish,
        1 => Html("404 Not Found", "<h1>404</h1><hr>nginx"),
        2 => Html("403 Forbidden", "<h1>Access denied by policy</h1>"),
        3 => Answer("200 OK", "application/json", """{"ok":true}"""),
        4 => Answer("400 Bad Request", "text/plain", "The plain HTTP request was sent to HTTPS port"),
        _ => Answer("200 OK", "application/json", "[[[["),
    };

    public static byte[] Portal(bool redirects) =>
        redirects ? Answer("302 Found", "text/html", "", $"Location: {FaultProxy.PortalPath}\r\n") : LogInPage;

    public static byte[] Status(int code, int? retryAfter) =>
        Answer($"{code} Planted", "text/html", $"<h1>{code}</h1>", retryAfter is { } seconds ? $"Retry-After: {seconds}\r\n" : "");

    private static byte[] Html(string status, string text) => Answer(status, "text/html; charset=utf-8", text);

    private static byte[] Answer(string status, string type, string text, string more = "") =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(text)}\r\n{more}Connection: close\r\n\r\n{text}");
}
