using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Events.Checklist;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Start;
using Rapport.Features.Events.Venues;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>What stands around the demo's live event, so that it can be looked at.</summary>
internal static class DemoSurroundings
{
    /// <returns>Where the event of a speaker is read.</returns>
    public static async Task<string> BuildAsync(World world, Person host, Subject live, Guid speaksAt)
    {
        var past = await world.ReadAsync(db => db.Events.Where(row => row.SpaceId == live.SpaceId && row.Id != live.Id).Select(row => row.Id).FirstAsync(World.Cancelled));
        await world.PlantAsync(db =>
        {
            var venue = new Venue(live.Id);
            venue.Describe(new("1 Market Square\nWellbridge", "", "Step-free by the side door in Mill Lane.\nA hearing loop in the Great Hall; a quiet room beside the library.", "Guildhall Guests", "three odd words", "It asks for no address."));
            db.Add(venue);
            foreach (var (name, role, place) in new[] { ("Wellbridge Council", HostRole.Host, 0), ("The Counting Trust", HostRole.Sponsor, 1), ("Northvale University, School of Government", HostRole.Partner, 2) })
            {
                var named = new EventHost(Ids.New(world.Time), live.Id, place);
                named.Describe(name, role, place == 2 ? "" : "https://example.org");
                db.Add(named);
            }

            foreach (var (text, place) in new[] { "Book the hall", "Ask who needs the hearing loop", "Charge the spare phones the evening before" }.Select((text, place) => (text, place)))
            {
                var line = new ChecklistLine(Ids.New(world.Time), live.Id, text, place);
                if (place == 0)
                {
                    line.Finish(host.Id, world.Time.GetUtcNow());
                }

                db.Add(line);
            }

            db.Add(new EventOrigin(live.Id, past, [("settings", "For everybody, guests by a new code"), ("rooms", "4 rooms"), ("people", "7 people with their roles")]));
            return Task.CompletedTask;
        });
        return await world.AddressOfAsync(speaksAt);
    }
}
