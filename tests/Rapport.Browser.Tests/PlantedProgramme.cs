using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>Speakers, rooms and what stands around a planted event.</summary>
internal static class PlantedProgramme
{
    extension(World world)
    {
        /// <summary>A room with these sessions in it.</summary>
        public async Task RoomAsync(Event @event, string name, params Session[] sessions)
        {
            var room = new Room(Ids.New(world.Time), @event.Id, name, 0);
            var ids = sessions.Select(session => session.Id).ToList();
            await world.PlantAsync(async db =>
            {
                db.Add(room);
                foreach (var session in await db.Sessions.Where(session => ids.Contains(session.Id)).ToListAsync(World.Cancelled))
                {
                    session.Schedule(session.StartsAtWall, TimeSpan.FromMinutes(session.Minutes), EventZone.Of(@event.Zone), room.Id);
                }
            });
        }

        public Task<Space> SpaceOfAsync(Event @event) => world.ReadAsync(db => db.Spaces.SingleAsync(space => space.Id == @event.SpaceId, World.Cancelled));

        public Task<Guid?> SpeakerOfQuoteAsync() => world.ReadAsync(db =>
            db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Quote).Select(entry => entry.Content.SpeakerId).SingleAsync(World.Cancelled));
    }
}
