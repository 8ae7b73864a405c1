namespace Rapport.Bench.Writing;

/// <summary>
/// Somebody who types one letter after the other into a paragraph of their own, as updates of Yjs (format 1; yjs,
/// INTERNALS.md). No document is held: each letter is behind the one before.
/// </summary>
internal static class TypedLetters
{
    // The paragraph and its text come before the first letter, in the same update.
    private const int Before = 2;

    /// <param name="client">Of Yjs.</param>
    /// <param name="place">Of the letter, from 0.</param>
    public static byte[] Update(long client, int place)
    {
        var bytes = new List<byte>(48) { 1, (byte)(place == 0 ? 3 : 1) };
        bytes.Number(client).Number(place == 0 ? 0 : place + Before);
        if (place == 0)
        {
            // An element "paragraph" below the root, a text below that, and a string below the text.
            bytes.AddRange([0x07, 1]);
            bytes.Block("default"u8).Add(3);
            bytes.Block("paragraph"u8).AddRange([0x07, 0]);
            bytes.Number(client).Number(0).Add(6);
            bytes.AddRange([0x04, 0]);
            bytes.Number(client).Number(1);
        }
        else
        {
            bytes.Add(0x84);
            bytes.Number(client).Number(place + Before - 1);
        }

        bytes.Block([(byte)('a' + (place % 26))]).Add(0);
        return [.. bytes];
    }

    /// <summary>Whose letter an update holds, and which.</summary>
    public static (long Client, int Place) Read(ReadOnlySpan<byte> update)
    {
        update = update[2..];
        var client = Bytes.Number(ref update);
        var clock = (int)Bytes.Number(ref update);
        return (client, clock == 0 ? 0 : clock - Before);
    }
}
