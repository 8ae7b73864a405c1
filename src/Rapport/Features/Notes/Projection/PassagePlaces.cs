using System.Text.Json;
using Rapport.Features.Notes.Passages;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Projection;

/// <summary>
/// Finds where passages end in a document as it stands. Where the editor made a line anew, as it does when a paragraph
/// becomes a heading, the places are gone though the words are not: they are looked for, and must be there once.
/// </summary>
internal sealed class PassagePlaces
{
    private readonly YDocument document;
    private readonly List<(YText Text, int Start, int Length)> texts = [];
    private readonly Dictionary<YId, int[]> starts = [];
    private int length;

    private PassagePlaces(YDocument document, IReadOnlyList<YNode> nodes)
    {
        this.document = document;
        Walk(nodes);
    }

    /// <summary>For each text the places in it at which passages end, from its beginning on.</summary>
    public static IReadOnlyDictionary<YId, IReadOnlyList<(int Index, Guid Id)>> Of(YDocument document, int generation, IReadOnlyList<YNode> nodes, IReadOnlyList<Passage> passages)
    {
        var places = new PassagePlaces(document, nodes);
        var found = new List<(YId Text, int Index, Guid Id)>();
        foreach (var passage in passages)
        {
            if (places.EndOf(passage, generation) is var (text, index))
            {
                found.Add((text, index, passage.Id));
            }
        }

        return found.GroupBy(end => end.Text).ToDictionary(
            text => text.Key, text => (IReadOnlyList<(int, Guid)>)[.. text.OrderBy(end => end.Index).ThenBy(end => end.Id).Select(end => (end.Index, end.Id))]);
    }

    private void Walk(IReadOnlyList<YNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is YText text)
            {
                var own = text.Runs.Sum(run => run.Length);
                texts.Add((text, length, own));
                length += own;
            }
            else if (node is YElement element)
            {
                var children = new List<int>();
                foreach (var child in element.Children)
                {
                    children.Add(length);
                    Walk([child]);
                }

                children.Add(length);
                if (element.Id is { } id)
                {
                    starts[id] = [.. children];
                }
            }
        }
    }

    private (YId Text, int Index)? EndOf(Passage passage, int generation)
    {
        var (from, to) = passage.Generation == generation ? (Find(passage.From), Find(passage.To)) : (null, null);
        // Where the line of one end is gone, what is left of the passage reaches as far as the line of the other.
        to ??= from is { } begins && TextAt(begins, isEnd: false) is { } first ? first.Start + first.Length : null;
        from ??= to is { } ends && TextAt(ends, isEnd: true) is { } last ? last.Start : null;
        return from < to && TextAt(to.Value, isEnd: true) is { Text.Id: { } id } text ? (id, to.Value - text.Start) : ByWords(passage.Words);
    }

    /// <summary>How many units of all texts stand before a place; null where what held it is gone.</summary>
    private int? Find(string json)
    {
        using var read = JsonDocument.Parse(json);
        var position = YPosition.Read(read.RootElement);
        if (position.IsRefused || document.Find(position.Value) is not { Type: { } type } place)
        {
            return null;
        }

        foreach (var (text, start, own) in texts)
        {
            if (text.Id == type)
            {
                return start + Math.Min(place.Index, own);
            }
        }

        return starts.TryGetValue(type, out var children) ? children[Math.Min(place.Index, children.Length - 1)] : null;
    }

    private (YText Text, int Start, int Length)? TextAt(int place, bool isEnd)
    {
        foreach (var text in texts)
        {
            if (isEnd ? text.Start < place && place <= text.Start + text.Length : text.Start <= place && place < text.Start + text.Length)
            {
                return text;
            }
        }

        return null;
    }

    private (YId Text, int Index)? ByWords(string words)
    {
        (YId, int)? found = null;
        foreach (var (text, _, own) in words.Length == 0 ? [] : texts)
        {
            var content = text.Content;
            // A thing within the text is a unit that is no letter.
            if (content.Length != own || text.Id is not { } id || content.IndexOf(words, StringComparison.Ordinal) is var at && at < 0)
            {
                continue;
            }

            if (found is not null || content.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0)
            {
                return null;
            }

            found = (id, at + words.Length);
        }

        return found;
    }
}
