using Rapport.Features.Capture;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A page of a stream with its filter.</summary>
public sealed record StreamView(Page<Fragment> Page, StreamFilter Filter, StreamQuery Query)
{
    /// <summary>True where the event is over: what is not there will not come.</summary>
    public bool IsOver { get; init; }

    public IReadOnlyList<RoomChoice> Rooms { get; init; } = [];
    public IReadOnlyList<PersonChoice> People { get; init; } = [];
    public RoomChoice? Room { get; init; }
    public PersonChoice? Person { get; init; }
}
