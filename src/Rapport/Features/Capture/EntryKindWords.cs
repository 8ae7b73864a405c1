namespace Rapport.Features.Capture;

/// <summary>Kinds as one counts them.</summary>
public static class EntryKindWords
{
    /// <summary>All kinds in the order in which one chooses among them: what is recorded stands beside the photo.</summary>
    public static IReadOnlyList<EntryKind> Chosen { get; } =
    [
        EntryKind.Note, EntryKind.Quote, EntryKind.Photo, EntryKind.Audio, EntryKind.Video,
        EntryKind.Link, EntryKind.Decision, EntryKind.Action, EntryKind.Article, EntryKind.Notice,
    ];

    extension(EntryKind kind)
    {
        /// <summary>"note", "audio note".</summary>
        public string Singular => kind == EntryKind.Audio ? "audio note" : kind.ToString().ToLowerInvariant();

        /// <summary>"Notes", "Audio notes".</summary>
        public string Plural => kind == EntryKind.Audio ? "Audio notes" : kind + "s";
    }
}
