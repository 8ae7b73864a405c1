namespace Rapport.Features.Capture.Operations;

/// <summary>One way of marking an entry: the operation's kind, the activity's verb, and what is done.</summary>
public sealed record EntryMark(string Kind, string Verb, Action<Entry, Guid, DateTimeOffset> Apply)
{
    public static readonly IReadOnlyList<EntryMark> All =
    [
        new("entry.pin", "entry.pinned", (entry, by, at) => entry.Pin(by, at)),
        new("entry.unpin", "entry.unpinned", (entry, _, _) => entry.Unpin()),
        new("entry.highlight", "entry.highlighted", (entry, by, at) => entry.Highlight(by, at)),
        new("entry.unhighlight", "entry.unhighlighted", (entry, _, _) => entry.Unhighlight()),
    ];
}
