using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A front page's sums, and those of its parts that live readers get anew, by their names.</summary>
public sealed record DrawnFront(Front Front, IReadOnlyDictionary<string, SafeHtml> Regions)
{
    /// <summary>The rooms in which something takes place, in their order; found once, as the front is kept.</summary>
    public IReadOnlyList<RoomChoice> Rooms { get; } =
    [
        .. Front.Sessions.Where(session => session.Room is not null).GroupBy(session => (session.RoomId, session.RoomPosition, session.Room)).OrderBy(room => room.Key.RoomPosition)
            .Select(room => new RoomChoice(Slug.From(room.Key.Room!), room.Key.Room!, [.. room.Select(session => session.Id)])),
    ];
}
