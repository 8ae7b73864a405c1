using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The rooms in their order, without what took place in them.</summary>
internal sealed class RoomsStart(RapportDb db, TimeProvider time) : IStartFrom
{
    public string Name => "rooms";

    public string Title => "The rooms";

    public string Path => "rooms";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var rooms = await db.Rooms.AsNoTracking().Where(room => room.EventId == start.FromId)
            .OrderBy(room => room.Position).ThenBy(room => room.Id).ToListAsync(cancellationToken);
        db.AddRange(rooms.Select((room, position) => new Room(Ids.New(time), start.To.Id, room.Name, position)));
        return rooms.Count switch { 0 => null, 1 => rooms[0].Name, _ => $"{rooms.Count} rooms" };
    }
}
