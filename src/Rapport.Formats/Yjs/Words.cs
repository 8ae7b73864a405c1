using System.Text;
using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Finds the units that hold words, or that somebody wrote.</summary>
internal static class Words
{
    /// <summary>What stands for something in a text that is no letter.</summary>
    private const char Thing = '\uFFFC';

    /// <summary>
    /// Units in which words stand, in any case of their letters: in texts also across marks and writers, else in the whole value
    /// of a mark, of an attribute, or of what stands in a text.
    /// </summary>
    public static IEnumerable<YRange> Holding(Branch branch, string words) => Within(branch)
        .SelectMany(held => InText(held, words).Concat(Units(held).Where(unit => Says(unit, words)).Select(item => new YRange(item.Line.Client, item.Clock, item.Length))));

    /// <summary>What clients wrote into texts and is still there.</summary>
    public static IEnumerable<YRange> Of(Branch branch, IReadOnlySet<long> clients) => Within(branch).Where(IsText)
        .SelectMany(text => text.Visible).Where(item => clients.Contains(item.Line.Client))
        .Select(item => new YRange(item.Line.Client, item.Clock, item.Length));

    /// <summary>A branch and all below it that is there.</summary>
    private static IEnumerable<Branch> Within(Branch branch)
    {
        var open = new Stack<Branch>([branch]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var held in next.Held.Where(item => !item.IsDeleted).Select(item => item.Content).OfType<Branch>())
            {
                open.Push(held);
            }
        }
    }

    private static bool IsText(Branch branch) => branch.Kind is BranchKind.Text or BranchKind.XmlText or BranchKind.Root;

    private static IEnumerable<YRange> InText(Branch branch, string words)
    {
        if (!IsText(branch))
        {
            return [];
        }

        var (text, units) = (new StringBuilder(), new List<YId>());
        foreach (var item in branch.Visible)
        {
            text.Append(item.Content is char[] ? new string(item.Text) : new string(Thing, item.Length));
            units.AddRange(Enumerable.Range(0, item.Length).Select(at => new YId(item.Line.Client, item.Clock + at)));
        }

        return Places(text.ToString(), words).SelectMany(at => units.GetRange(at, words.Length)).Select(unit => new YRange(unit.Client, unit.Clock, 1));
    }

    private static IEnumerable<int> Places(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return at;
        }
    }

    private static IEnumerable<Item> Units(Branch branch) => branch.Held.Where(item => !item.IsDeleted && item.Content is Mark or Values);

    private static bool Says(Item item, string words) => item.Content switch
    {
        Mark mark => Says(mark.Value, words),
        Values values => Enumerable.Range(item.Start, item.Length).Any(at => Says(Json.Element((values, at), static (writer, one) => one.values.Write(writer, one.at)), words)),
        _ => false,
    };

    private static bool Says(JsonElement value, string words) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains(words, StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Object => value.EnumerateObject().Any(one => one.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || Says(one.Value, words)),
        JsonValueKind.Array => value.EnumerateArray().Any(one => Says(one, words)),
        _ => false,
    };
}
