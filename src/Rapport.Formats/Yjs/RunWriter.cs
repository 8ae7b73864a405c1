using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Collects the runs of a text, and joins those that have the same marks.</summary>
internal sealed class RunWriter
{
    private readonly List<YRun> runs = [];
    private readonly StringBuilder text = new();
    private readonly HashSet<string> touched = [];
    private ImmutableDictionary<string, JsonElement> marks = ImmutableDictionary<string, JsonElement>.Empty;
    private ImmutableDictionary<string, JsonElement> marksOfRun = ImmutableDictionary<string, JsonElement>.Empty;

    public void Mark(Mark mark)
    {
        var value = mark.Value;
        marks = value.ValueKind == JsonValueKind.Null ? marks.Remove(mark.Name) : marks.SetItem(mark.Name, value);
        touched.Add(mark.Name);
    }

    public void Text(ReadOnlySpan<char> letters)
    {
        // Only what was touched can differ: to compare all marks each time would take too long in a text with very many.
        if (!touched.All(IsSame))
        {
            End();
        }

        Begin();
        text.Append(letters);
    }

    public void Embed(YNode thing)
    {
        End();
        Begin();
        runs.Add(new("", thing, marks));
    }

    public IReadOnlyList<YRun> Runs()
    {
        End();
        return runs;
    }

    private bool IsSame(string mark) => marks.TryGetValue(mark, out var now)
        ? marksOfRun.TryGetValue(mark, out var before) && JsonElement.DeepEquals(now, before)
        : !marksOfRun.ContainsKey(mark);

    private void Begin()
    {
        marksOfRun = marks;
        touched.Clear();
    }

    private void End()
    {
        if (text.Length > 0)
        {
            runs.Add(new(text.ToString(), null, marksOfRun));
            text.Clear();
        }
    }
}
