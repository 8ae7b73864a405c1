namespace Rapport.Formats.Schedules;

/// <summary>One item of a programme as its source states it, cleaned of control characters and cut to the limits.</summary>
public sealed record ScheduledSession
{
    /// <summary>
    /// The source's own identity: guid, else UID, else id. A calendar item that repeats adds a slash and its start.
    /// Null where the source has none or gives the same to several sessions.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>One line of text, never empty.</summary>
    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Abstract and description joined, in <see cref="AbstractFormat"/>; null where there is neither.</summary>
    public string? Abstract { get; init; }

    public TextFormat AbstractFormat { get; init; }

    public ScheduledKind Kind { get; init; }

    /// <summary>The name of the track; one of <see cref="Schedule.Tracks"/>.</summary>
    public string? Track { get; init; }

    /// <summary>The name of the room; one of <see cref="Schedule.Rooms"/>.</summary>
    public string? Room { get; init; }

    /// <summary>A BCP 47 tag such as <c>en</c> or <c>de-AT</c>; null where the source names no language that is known.</summary>
    public string? Language { get; init; }

    /// <summary>Between 1970 and 2199.</summary>
    public ScheduleTime Start { get; init; }

    /// <summary>Between zero and seven days; zero where the source gives no end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>In the source's order, each once.</summary>
    public IReadOnlyList<ScheduledSpeaker> Speakers { get; init; } = [];

    /// <summary>The session's page at the source, absolute, http or https; null where there is none.</summary>
    public string? Url { get; init; }

    public IReadOnlyList<ScheduledLink> Links { get; init; } = [];

    public bool IsCancelled { get; init; }
}
