using Rapport.Features.Capture;
using Rapport.Features.Programme;

namespace Rapport.Features.Demo;

/// <summary>One event of the demo as it is written down. Times are "10:12" from its origin, "1.09:30" a day later, or minutes around it.</summary>
internal sealed record DemoEvent(string Title, string Slug, string Summary, string Venue)
{
    public IReadOnlyList<DemoSession> Sessions { get; init; } = [];

    /// <summary>Rooms whose sessions follow one another without end.</summary>
    public IReadOnlyList<DemoRelay> Relays { get; init; } = [];

    public IReadOnlyList<DemoEntry> Entries { get; init; } = [];
    public IReadOnlyList<DemoComment> Comments { get; init; } = [];
}

internal sealed record DemoSession(string Title, string Abstract)
{
    public string Key { get; init; } = "";
    public string Room { get; init; } = "";
    public string At { get; init; } = "";
    public int Minutes { get; init; }
    public SessionKind Kind { get; init; }
    public IReadOnlyList<string> Speakers { get; init; } = [];
}

/// <param name="From">When the first session starts, in minutes around the origin.</param>
/// <param name="Until">When the last one has ended.</param>
/// <param name="Pause">Minutes between two sessions.</param>
internal sealed record DemoRelay(string Room, int From, int Until, int Minutes, int Pause, IReadOnlyList<DemoSession> Sessions);

internal sealed record DemoEntry(string By, string At, EntryKind Kind, string Text)
{
    /// <summary>The key of the session; none for the event's own stream.</summary>
    public string? In { get; init; }
    public string? Key { get; init; }
    public string? Title { get; init; }
    public string? Who { get; init; }
    public string? Url { get; init; }
    public string? Alt { get; init; }

    /// <summary>The scene that the photo shows.</summary>
    public string? Picture { get; init; }

    /// <summary>Days from the event to the day on which an action is due.</summary>
    public int? Due { get; init; }

    /// <summary>Minutes that it waited on the device, where the network was gone.</summary>
    public int Late { get; init; }

    /// <summary>The text as it was first written, where it was edited later.</summary>
    public string? Before { get; init; }

    public bool Highlight { get; init; }
    public bool Pin { get; init; }
}

/// <param name="About">The key of an entry or a session.</param>
internal sealed record DemoComment(string By, string At, string About, string Text)
{
    public string? Key { get; init; }

    /// <summary>The key of the comment that it answers.</summary>
    public string? Answers { get; init; }
}
