using System.Text;
using System.Text.Json.Nodes;

namespace Rapport.Tests.Features.Notes;

/// <summary>A message of the conversation about a note, written and read from docs/protocol/notes.md.</summary>
internal sealed record Message(int Kind, long Number, byte[] Bytes, long Second = 0)
{
    public const int Welcome = 16;
    public const int State = 17;
    public const int Update = 18;
    public const int Kept = 19;
    public const int Resend = 20;
    public const int Refused = 21;
    public const int Presence = 22;
    public const int Changed = 23;
    public const int Together = 24;

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public string? Code => (string?)Json["code"];

    public static byte[] Open(int generation, long after, Guid author, params long[] clients) => Write(1, bytes =>
    {
        Pen.Number(bytes, generation);
        Pen.Number(bytes, after);
        Pen.Number(bytes, clients.Length);
        foreach (var client in clients)
        {
            Pen.Number(bytes, client);
        }

        Pen.Text(bytes, author.ToString());
    });

    public static byte[] Send(long token, byte[] update) => Write(2, bytes =>
    {
        Pen.Number(bytes, token);
        Pen.Number(bytes, update.Length);
        bytes.AddRange(update);
    });

    public static byte[] Tell(long client, string json) => Write(3, bytes =>
    {
        Pen.Number(bytes, client);
        Pen.Text(bytes, json);
    });

    /// <summary>For HTTP: each after its length.</summary>
    public static byte[] Joined(params byte[][] messages)
    {
        var bytes = new List<byte>();
        foreach (var message in messages)
        {
            Pen.Number(bytes, message.Length);
            bytes.AddRange(message);
        }

        return [.. bytes];
    }

    public static IReadOnlyList<Message> ReadAll(byte[] bytes)
    {
        var (all, place) = (new List<Message>(), 0);
        while (place < bytes.Length)
        {
            var length = (int)ReadNumber(bytes, ref place);
            all.Add(Read(bytes[place..(place + length)]));
            place += length;
        }

        return all;
    }

    /// <summary>What came in one frame of a WebSocket.</summary>
    public static IReadOnlyList<Message> ReadFrame(byte[] bytes) => bytes[0] == Together ? ReadAll(bytes[1..]) : [Read(bytes)];

    public static Message Read(byte[] bytes)
    {
        var place = 1;
        if (bytes[0] is Welcome or Changed)
        {
            return new(bytes[0], 0, Rest(bytes, ref place));
        }

        var number = ReadNumber(bytes, ref place);
        return bytes[0] == Kept ? new(Kept, number, [], ReadNumber(bytes, ref place)) : new(bytes[0], number, Rest(bytes, ref place));
    }

    public override string ToString() => $"{Kind} {Number} {Second} {(Kind is Welcome or Refused or Changed ? Encoding.UTF8.GetString(Bytes) : $"{Bytes.Length} bytes")}";

    private static byte[] Write(byte kind, Action<List<byte>> write)
    {
        var bytes = new List<byte> { kind };
        write(bytes);
        return [.. bytes];
    }

    private static byte[] Rest(byte[] bytes, ref int place)
    {
        var length = (int)ReadNumber(bytes, ref place);
        Assert.Equal(bytes.Length, place + length);
        return bytes[place..];
    }

    private static long ReadNumber(byte[] bytes, ref int place)
    {
        var number = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[place++];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
