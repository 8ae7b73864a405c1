namespace Rapport.Formats.Schedules;

/// <summary>A programme as one file states it. Order is the source's own.</summary>
public sealed record Schedule
{
    public required ScheduleFormat Format { get; init; }

    /// <summary>The format's name for people, such as "Pentabarf XML".</summary>
    public required string FormatName { get; init; }

    /// <summary>
    /// A stable name for the source, lower case with hyphens: acronym, else title or calendar name, else host, else the file's
    /// name. The same source should give the same name each time; it is a suggestion that a person may change.
    /// </summary>
    public required string SourceName { get; init; }

    public string? Title { get; init; }

    public string? Version { get; init; }

    /// <summary>An IANA zone that this machine knows; null where the source names none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Rooms that are declared or used.</summary>
    public required IReadOnlyList<string> Rooms { get; init; }

    /// <summary>Tracks that a session is in.</summary>
    public required IReadOnlyList<string> Tracks { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ScheduledSession> Sessions { get; init; }

    /// <summary>People who are declared or named by a session.</summary>
    public required IReadOnlyList<ScheduledSpeaker> Speakers { get; init; }

    /// <summary>Plain sentences about what was left out, cut or doubtful, each ending in a full stop.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The dates on which sessions start by the source's own clock, in order.</summary>
    public IEnumerable<DateOnly> Days => Sessions.Select(session => DateOnly.FromDateTime(session.Start.Clock)).Distinct().Order();
}
