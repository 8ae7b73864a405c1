using System.Text;
using System.Text.Json;
using Rapport.Shared;

namespace Rapport.Features.Notes.Wire;

/// <summary>What the server says, as bytes; docs/protocol/notes.md is the description.</summary>
public static class Said
{
    public static byte[] Welcome(WelcomeView welcome) => Json(16, welcome);

    /// <summary>All up to an update.</summary>
    public static byte[] State(long number, ReadOnlySpan<byte> state) => Bytes(17, number, state);

    public static byte[] Update(long number, ReadOnlySpan<byte> update) => Bytes(18, number, update);

    public static byte[] Kept(long token, long head) => Write(19, stream =>
    {
        Number(stream, token);
        Number(stream, head);
    });

    public static byte[] Resend(long token, ReadOnlySpan<byte> stateVector) => Bytes(20, token, stateVector);

    /// <param name="token">0 for the conversation as a whole, which it ends.</param>
    /// <param name="again">Seconds after which it may be sent once more; null for never.</param>
    public static byte[] Refused(long token, Problem problem, int? again = null) =>
        Bytes(21, token, JsonSerializer.SerializeToUtf8Bytes(new { problem.Code, Detail = problem.Sentence, again }, JsonSerializerOptions.Web));

    public static byte[] Presence(long client, string json) => Bytes(22, client, Encoding.UTF8.GetBytes(json));

    public static byte[] Changed(object change) => Json(23, change);

    /// <summary>Several in one frame of a WebSocket.</summary>
    public static byte[] Together(IEnumerable<byte[]> messages) => Write(24, stream => Join(stream, messages));

    /// <summary>For HTTP: each after its length.</summary>
    public static byte[] Joined(IEnumerable<byte[]> messages)
    {
        using var stream = new MemoryStream();
        Join(stream, messages);
        return stream.ToArray();
    }

    private static void Join(MemoryStream stream, IEnumerable<byte[]> messages)
    {
        foreach (var message in messages)
        {
            Number(stream, message.Length);
            stream.Write(message);
        }
    }

    private static byte[] Json(byte kind, object body) => Write(kind, stream =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        Number(stream, json.Length);
        stream.Write(json);
    });

    private static byte[] Bytes(byte kind, long number, ReadOnlySpan<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.Length + 16);
        stream.WriteByte(kind);
        Number(stream, number);
        Number(stream, bytes.Length);
        stream.Write(bytes);
        return stream.ToArray();
    }

    private static byte[] Write(byte kind, Action<MemoryStream> write)
    {
        using var stream = new MemoryStream();
        stream.WriteByte(kind);
        write(stream);
        return stream.ToArray();
    }

    private static void Number(MemoryStream stream, long number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            stream.WriteByte((byte)(number | 0x80));
        }

        stream.WriteByte((byte)number);
    }
}
