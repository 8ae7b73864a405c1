using System.Text;

namespace Rapport.Features.Notes.Wire;

/// <summary>Reads what a device says. Anything that is not as described is null: nothing of it is guessed at.</summary>
internal ref struct HeardReader
{
    private const int ClientLimit = 1000;
    private const int PresenceLimit = 2000;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> rest;
    private bool isBroken;

    private HeardReader(ReadOnlySpan<byte> message) => rest = message;

    public static Heard? Read(ReadOnlySpan<byte> message)
    {
        var reader = new HeardReader(message);
        Heard? heard = reader.Number() switch
        {
            1 => reader.Open(),
            2 => new Heard.Update(reader.Number(), reader.Bytes().ToArray()),
            3 => new Heard.Presence(reader.Number(), reader.Text(PresenceLimit)),
            _ => null,
        };
        return reader.isBroken || reader.rest.Length > 0 ? null : heard;
    }

    /// <summary>Messages one after the other, each after its length; null where that is not what they are.</summary>
    public static IReadOnlyList<Heard>? ReadAll(ReadOnlySpan<byte> messages)
    {
        var reader = new HeardReader(messages);
        var all = new List<Heard>();
        while (reader.rest.Length > 0)
        {
            if (Read(reader.Bytes()) is not { } heard || reader.isBroken)
            {
                return null;
            }

            all.Add(heard);
        }

        return all;
    }

    private Heard? Open()
    {
        var (generation, after, count) = (Number(), Number(), Number());
        if (generation > int.MaxValue || count > ClientLimit)
        {
            return null;
        }

        var clients = new long[count];
        for (var i = 0; i < clients.Length; i++)
        {
            clients[i] = Number();
        }

        return Guid.TryParseExact(Text(36), "D", out var author) ? new Heard.Open((int)generation, after, clients, author) : null;
    }

    /// <summary>Seven bits a byte, the lowest first; at most 2^53.</summary>
    private long Number()
    {
        var number = 0L;
        for (var shift = 0; shift < 56 && rest.Length > 0; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                isBroken |= number > 1L << 53;
                return number;
            }
        }

        isBroken = true;
        return 0;
    }

    private ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        if (length > rest.Length)
        {
            isBroken = true;
            return [];
        }

        var bytes = rest[..(int)length];
        rest = rest[(int)length..];
        return bytes;
    }

    private string Text(int limit)
    {
        var bytes = Bytes();
        if (bytes.Length <= limit * 3)
        {
            try
            {
                return Strict.GetString(bytes) is { } text && text.Length <= limit ? text : Broken();
            }
            catch (DecoderFallbackException)
            {
                return Broken();
            }
        }

        return Broken();
    }

    private string Broken()
    {
        isBroken = true;
        return "";
    }
}
