using Rapport.Features.Capture;

namespace Rapport.Features.Record;

/// <summary>The text that an entry shows and those that compete with it, side by side, to be chosen among or joined.</summary>
public sealed record TextsView(EntryView Entry, RevisionView Shown, IReadOnlyList<RevisionView> Competing)
{
    public bool MayChange { get; init; }

    /// <summary>An id for a form, so that sending it twice changes once.</summary>
    public required Func<Guid> NewId { get; init; }

    public string Title => Competing.Count == 1 ? "Two texts" : $"{Competing.Count + 1} texts";

    /// <summary>Ends it with one of the texts as it is.</summary>
    public TextForm Use(RevisionView text) => new(this, text.Content, text == Shown ? "Keep this one" : "Use this one");

    /// <summary>Ends it with both texts, one after the other to begin with.</summary>
    public TextForm Join(RevisionView other) => new(this, Shown.Content with { Text = $"{Shown.Content.Text}\n\n{other.Content.Text}".Trim() }, "Send the joined text")
    {
        Box = "Both texts, one after the other",
    };
}
