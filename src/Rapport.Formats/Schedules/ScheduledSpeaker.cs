namespace Rapport.Formats.Schedules;

/// <summary>A person whom the source names. Sessions refer to the same instances that <see cref="Schedule.Speakers"/> lists.</summary>
/// <param name="Key">The source's own identity (guid, code or id); null where it has none or gives one person several.</param>
/// <param name="Name">One line of text, never empty.</param>
/// <param name="Biography">Text as the source wrote it, in an unknown format; null where there is none.</param>
public sealed record ScheduledSpeaker(string? Key, string Name, string? Biography);
