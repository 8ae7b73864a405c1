namespace Rapport.Formats.Schedules;

/// <summary>
/// What a programme file may hold. A file over a count is refused; a text over a length is cut and the cut is reported.
/// The defaults are far above the largest real programme known (FOSDEM: 943 sessions, 106 rooms, 992 speakers, 2 MB).
/// </summary>
public sealed record ScheduleLimits
{
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    public int Sessions { get; init; } = 20_000;

    public int Rooms { get; init; } = 1_000;

    public int Tracks { get; init; } = 1_000;

    public int Speakers { get; init; } = 40_000;

    public int SpeakersPerSession { get; init; } = 100;

    public int LinksPerSession { get; init; } = 50;

    /// <summary>UTF-16 units of a title or subtitle.</summary>
    public int TitleLength { get; init; } = 300;

    /// <summary>UTF-16 units of the name of a room, a track or a person.</summary>
    public int NameLength { get; init; } = 200;

    /// <summary>UTF-16 units of an abstract or a biography.</summary>
    public int TextLength { get; init; } = 50_000;

    /// <summary>Levels of nesting in XML, JSON or iCalendar. Real files use at most ten.</summary>
    public int Depth { get; init; } = 32;
}
