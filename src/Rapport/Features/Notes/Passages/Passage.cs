using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>
/// Words of a note that somebody points at: what is said about them, and what was made from them, is said of this. It stays
/// with its words while others write; the words as they stood are kept, should they go. Its id is made on the device.
/// </summary>
public sealed class Passage
{
    public const string SubjectKind = "passage";
    public const int WordLimit = 1000;
    public const int PositionLimit = 300;

    /// <summary>More than anybody marks in a day; each is looked for whenever the note is written down.</summary>
    public const int Most = 500;

    /// <summary>Of one person in one note, so that nobody uses up what it takes.</summary>
    public const int MostOfOne = 100;

    private Passage()
    {
    }

    public Passage(Guid id, Guid noteId, int generation, string words) => (Id, NoteId, Generation, Words) = (id, noteId, generation, words);

    public Guid Id { get; private set; }
    public Guid NoteId { get; private set; }

    /// <summary>Of the document that its ends are places in.</summary>
    public int Generation { get; private set; }

    /// <summary>Where it begins, as Yjs writes a relative position in JSON.</summary>
    public string From { get; private set; } = "";

    /// <summary>Where it ends.</summary>
    public string To { get; private set; } = "";

    /// <summary>As they stood when it was made; empty once they had to go from the note.</summary>
    public string Words { get; private set; } = "";

    public Guid MadeById { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }

    public static Problem? Refuse(string words) =>
        words.Length == 0 ? new("text_missing", "There is nothing written yet.")
        : words.Length > WordLimit ? new("text_too_long", $"A passage has at most {WordLimit:N0} characters. Choose fewer words.")
        : null;

    public Passage Between(string from, string to)
    {
        (From, To) = (from, to);
        return this;
    }

    public Passage Made(Guid byId, DateTimeOffset at)
    {
        (MadeById, MadeAt) = (byId, at);
        return this;
    }

    /// <summary>What was said about it is done with.</summary>
    public void Resolve(Guid byId, DateTimeOffset at) => (ResolvedById, ResolvedAt) = (ResolvedById ?? byId, ResolvedAt ?? at);

    public void Reopen() => (ResolvedById, ResolvedAt) = (null, null);

    /// <summary>The document was begun anew, and what is left in it has the places that it had.</summary>
    public void GoOnIn(int generation) => Generation = generation;

    public void Forget() => Words = "";
}
