namespace Rapport.Features.Capture;

/// <summary>Kinds as one counts them.</summary>
public static class EntryKindWords
{
    extension(EntryKind kind)
    {
        /// <summary>"note", "audio note".</summary>
        public string Singular => kind == EntryKind.Audio ? "audio note" : kind.ToString().ToLowerInvariant();

        /// <summary>"Notes", "Audio notes".</summary>
        public string Plural => kind == EntryKind.Audio ? "Audio notes" : kind + "s";
    }
}
