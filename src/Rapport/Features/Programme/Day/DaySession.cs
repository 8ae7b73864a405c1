using Rapport.Features.Programme.Releases;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>A session as changes of the day and clashes look at it.</summary>
public sealed record DaySession(Guid Id, string Slug, SessionKind Kind, SessionState State, EventZone Zone)
{
    /// <summary>Who speaks, by id and name.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Speakers { get; init; } = [];

    public DateTimeOffset? StartsAt { get; } = State.Wall is { } wall ? Zone.ToInstant(wall) : null;

    public DateTimeOffset? EndsAt => StartsAt + TimeSpan.FromMinutes(State.Minutes);

    public DateOnly? Day => State.Wall is { } wall ? DateOnly.FromDateTime(wall) : null;

    public bool TakesPlace => !State.IsCancelled && State.Wall is not null;

    /// <summary>The same session otherwise; made anew, because its instants hang on its state.</summary>
    public DaySession As(SessionState state) => new(Id, Slug, Kind, state, Zone) { Speakers = Speakers };

    public bool Meets(DaySession other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}
