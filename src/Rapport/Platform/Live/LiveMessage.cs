using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapport.Platform.Live;

/// <summary>Live changes as bytes: for the stream (WHATWG Server-Sent Events) and for polling.</summary>
internal static class LiveMessage
{
    public static readonly byte[] Heartbeat = ": \n\n"u8.ToArray();
    public static readonly byte[] Reset = "event: reset\ndata: {}\n\n"u8.ToArray();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static byte[] ChangeBytes(LiveChange change) => JsonSerializer.SerializeToUtf8Bytes(change, Json);

    /// <summary>One event: its id is the number up to which the reader then knows everything.</summary>
    public static byte[] Event(long upTo, IReadOnlyCollection<byte[]> changes) =>
        Join(string.Create(CultureInfo.InvariantCulture, $"id: {upTo}\ndata: {{\"upTo\":{upTo},\"changes\":["), changes, "]}\n\n");

    /// <summary>The answer to one poll; <paramref name="next"/> is the wait until the next.</summary>
    public static byte[] Poll(long upTo, TimeSpan next, IReadOnlyCollection<byte[]> changes) =>
        Join(string.Create(CultureInfo.InvariantCulture, $"{{\"upTo\":{upTo},\"next\":{(int)next.TotalMilliseconds},\"changes\":["), changes, "]}");

    public static byte[] PollReset() => "{\"reset\":true}"u8.ToArray();

    private static byte[] Join(string head, IReadOnlyCollection<byte[]> changes, string tail)
    {
        using var message = new MemoryStream(head.Length + tail.Length + changes.Sum(change => change.Length + 1));
        message.Write(Encoding.UTF8.GetBytes(head));
        var isFirst = true;
        foreach (var change in changes)
        {
            if (!isFirst)
            {
                message.WriteByte((byte)',');
            }

            isFirst = false;
            message.Write(change);
        }

        message.Write(Encoding.UTF8.GetBytes(tail));
        return message.ToArray();
    }
}
