namespace Rapport.Formats.Schedules;

/// <summary>A person as a reader found them; a key without a name refers to somebody declared elsewhere in the file.</summary>
internal readonly record struct SpeakerDraft(string? Key, string? Name, string? Biography = null);
