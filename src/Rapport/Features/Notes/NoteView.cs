using Rapport.Features.Notes.Passages;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>A note as it is read.</summary>
public sealed record NoteView(Guid Id, string Title, string Address, string SessionTitle, string SessionAddress)
{
    public Guid SessionId { get; init; }
    public Visibility Own { get; init; }

    /// <summary>By whom whatever is captured in its session is read at most.</summary>
    public Visibility Around { get; init; }


    /// <summary>As it was written down, with the places of its passages.</summary>
    public SafeHtml Drawn { get; init; }

    public SafeHtml Words => PassageAnchors.Strip(Drawn);

    public DateTimeOffset? WrittenAt { get; init; }
    public bool IsLocked { get; init; }
    public Guid? StartedById { get; init; }

    /// <summary>Those who wrote in it, by name.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    public ITextMarks? Marks { get; init; }

    /// <summary>With its jargon and people linked.</summary>
    public SafeHtml Marked => Words.With(Marks);

    /// <summary>Marked, and with a link at each passage of which something came.</summary>
    public SafeHtml Linked(IReadOnlyList<PassageView> passages) => PassageReader.Linked(Drawn, passages).With(Marks);

    public string Heading => Title.Length > 0 ? Title : "Shared note";
}
