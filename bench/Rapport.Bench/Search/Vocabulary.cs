using System.Globalization;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Search;

/// <summary>Made-up words, used as often as words are: the second half as often as the first, the third a third as often.</summary>
internal sealed class Vocabulary
{
    private const int Size = 20_000;
    private const int WordsInText = 25;
    private static readonly string[] Parts = ["ba", "ne", "ki", "ro", "du", "sha", "tel", "min", "gor", "lu", "pex", "van", "sti", "cor", "wy", "hul"];

    private readonly string[] words = [.. Enumerable.Range(0, Size).Select(Word)];
    private readonly double[] sums;
    private readonly Random random = new(20_25);

    public Vocabulary()
    {
        var sum = 0.0;
        sums = [.. Enumerable.Range(1, Size).Select(rank => sum += 1.0 / rank)];
    }

    public PostedEntry Entry()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(Guid.CreateVersion7(now), now, "note", string.Join(' ', Enumerable.Range(0, WordsInText).Select(_ => Next())) + ".");
    }

    /// <summary>What people type: a word, the beginning of one, or two words, of which the first stands in one text of a hundred at most.</summary>
    public string Query(int number) => (number % 3) switch
    {
        0 => Rare(),
        1 => Rare()[..4],
        _ => $"{Rare()} {Next()}",
    };

    private string Rare() => words[random.Next(Size / 200, Size)];

    private string Next()
    {
        var place = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return words[Math.Min(place < 0 ? ~place : place, Size - 1)];
    }

    // The number in sixteens, so that all are different, and a letter of its own so that none begins with another.
    private static string Word(int number)
    {
        var word = "";
        for (var rest = number + (16 * 16); rest > 0; rest /= Parts.Length)
        {
            word += Parts[rest % Parts.Length];
        }

        return string.Create(CultureInfo.InvariantCulture, $"{word}m");
    }
}
