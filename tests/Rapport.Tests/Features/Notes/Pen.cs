using System.Text;

namespace Rapport.Tests.Features.Notes;

/// <summary>
/// Somebody's Yjs document, as far as typing needs it: one paragraph, letters behind one another. Written from the
/// description of the format (yjs, INTERNALS.md), so that tests of the server need no browser.
/// </summary>
internal sealed class Pen(long client)
{
    private const byte String = 4;
    private const byte Type = 7;
    private const byte Any = 8;
    private const byte AnyWord = 119;
    private const byte HasOrigin = 0x80;
    private const byte HasKey = 0x20;
    private const byte Element = 3;
    private const byte Letters = 6;
    private int clock;

    public long Client => client;

    /// <summary>Of what it writes next.</summary>
    public int Clock => clock;

    /// <summary>A paragraph of its own, with the first words.</summary>
    public byte[] Begin(string words, string element = "paragraph", params (string Name, string Word)[] attributes)
    {
        List<byte> bytes = [1, (byte)(3 + attributes.Length)];
        Number(bytes, client);
        Number(bytes, clock);
        // The paragraph, below the root.
        bytes.AddRange([Type, 1]);
        Text(bytes, "default");
        bytes.Add(Element);
        Text(bytes, element);
        // Its text, below the paragraph.
        bytes.AddRange([Type, 0]);
        Number(bytes, client);
        Number(bytes, clock);
        bytes.Add(Letters);
        bytes.AddRange([String, 0]);
        Number(bytes, client);
        Number(bytes, clock + 1);
        Text(bytes, words);
        foreach (var (name, word) in attributes)
        {
            bytes.AddRange([Any | HasKey, 0]);
            Number(bytes, client);
            Number(bytes, clock);
            Text(bytes, name);
            bytes.AddRange([1, AnyWord]);
            Text(bytes, word);
        }

        bytes.Add(0);
        clock += 2 + words.Length + attributes.Length;
        return [.. bytes];
    }

    /// <summary>Quotations within quotations, so many.</summary>
    public byte[] Nest(int depth)
    {
        var bytes = new List<byte> { 1 };
        Number(bytes, depth);
        Number(bytes, client);
        Number(bytes, clock);
        for (var level = 0; level < depth; level++)
        {
            bytes.AddRange([Type, (byte)(level == 0 ? 1 : 0)]);
            if (level == 0)
            {
                Text(bytes, "default");
            }
            else
            {
                Number(bytes, client);
                Number(bytes, clock + level - 1);
            }

            bytes.Add(Element);
            Text(bytes, "blockquote");
        }

        bytes.Add(0);
        clock += depth;
        return [.. bytes];
    }

    /// <summary>Words behind those that this pen wrote last.</summary>
    public byte[] Write(string words)
    {
        var bytes = new List<byte> { 1, 1 };
        Number(bytes, client);
        Number(bytes, clock);
        bytes.Add(String | HasOrigin);
        Number(bytes, client);
        Number(bytes, clock - 1);
        Text(bytes, words);
        bytes.Add(0);
        clock += words.Length;
        return [.. bytes];
    }

    /// <summary>Takes away units that somebody wrote.</summary>
    public static byte[] Delete(long whose, int from, int length)
    {
        var bytes = new List<byte> { 0, 1 };
        Number(bytes, whose);
        bytes.Add(1);
        Number(bytes, from);
        Number(bytes, length);
        return [.. bytes];
    }

    internal static void Number(List<byte> bytes, long number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }

    internal static void Text(List<byte> bytes, string text)
    {
        var letters = Encoding.UTF8.GetBytes(text);
        Number(bytes, letters.Length);
        bytes.AddRange(letters);
    }
}
