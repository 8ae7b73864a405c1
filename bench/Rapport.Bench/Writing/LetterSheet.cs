using System.Diagnostics;

namespace Rapport.Bench.Writing;

/// <summary>When each letter of each writer was sent.</summary>
/// <param name="first">The first letter that counts; those before it warm the servers.</param>
internal sealed class LetterSheet(int writers, int letters, int first)
{
    /// <summary>Yjs' clients are counted from here, so that 1 stays nobody's.</summary>
    public const long FirstClient = 1000;

    private readonly long[][] sent = [.. Enumerable.Range(0, writers).Select(_ => new long[letters])];

    public int Letters => letters;

    public int First => first;

    public void Sent(int writer, int letter) => sent[writer][letter] = Stopwatch.GetTimestamp();

    /// <summary>Milliseconds since it was sent; null where it does not count.</summary>
    public double? Since(long client, int letter) =>
        letter >= first ? Stopwatch.GetElapsedTime(sent[(int)(client - FirstClient)][letter]).TotalMilliseconds : null;
}
