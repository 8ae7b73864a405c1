using Rapport.Features.Notes.Projection;

namespace Rapport.Features.Notes;

/// <summary>A note as the rest of the product reads it, at most two seconds behind who writes.</summary>
public sealed class NoteText
{
    private NoteText()
    {
    }

    public NoteText(Guid noteId) => NoteId = noteId;

    public Guid NoteId { get; private set; }
    public int Generation { get; private set; }

    /// <summary>The number of the last update that is in it.</summary>
    public long UpTo { get; private set; }

    /// <summary>How many passages of it were marked by then.</summary>
    public int Passages { get; private set; }

    /// <summary>Sanitised; where a passage ends, its place is marked.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Its letters alone, a block on a line.</summary>
    public string Plain { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Become(NoteReading reading, DateTimeOffset at) =>
        (Generation, UpTo, Passages, Html, Plain, At) = (reading.Generation, reading.UpTo, reading.Passages, reading.Html.Value, reading.Plain, at);
}
