namespace Rapport.Formats.Schedules;

/// <summary>A session as a reader found it: raw strings, nothing checked. <see cref="ScheduleDraft"/> makes it fit to keep.</summary>
internal sealed record SessionDraft
{
    public string? Key { get; init; }

    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Abstract { get; init; }

    public string? Description { get; init; }

    /// <summary>What the text is when it shows no HTML.</summary>
    public TextFormat TextFormat { get; init; }

    /// <summary>The source's word for the kind.</summary>
    public string? Type { get; init; }

    public string? Track { get; init; }

    public string? Room { get; init; }

    public string? Language { get; init; }

    public ScheduleTime? Start { get; init; }

    /// <summary>What stood where the start should be; tells a missing start from one that is not a time.</summary>
    public string? StartText { get; init; }

    /// <summary>Null where the source gives no end.</summary>
    public TimeSpan? Duration { get; init; }

    public IEnumerable<SpeakerDraft> Speakers { get; init; } = [];

    public string? Url { get; init; }

    public IEnumerable<ScheduledLink> Links { get; init; } = [];

    public bool IsCancelled { get; init; }
}
