using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Start;
using Rapport.Features.Events.Venues;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Access;

/// <summary>What stands around the events of the premises: a venue with a network, a host with a mark, an origin.</summary>
internal sealed class Surroundings(World world, Dictionary<(string Thing, Who? By), Dictionary<string, string>> things, Dictionary<Who, HttpClient> browsers)
{
    public async Task BuildAsync(IReadOnlyList<Event> events)
    {
        foreach (var @event in events)
        {
            await AroundAsync(@event);
        }
    }

    private async Task AroundAsync(Event @event)
    {
        var home = await world.AddressOfAsync(@event.Id);
        await world.PlantAsync(db =>
        {
            var venue = new Venue(@event.Id);
            venue.Describe(VenueDetails.Nothing with { Address = "1 Gresham Street", NetworkName = "guests" });
            db.Add(venue);
            db.Add(new EventOrigin(@event.Id, @event.Id, [("rooms", "2 rooms")]));
            return Task.CompletedTask;
        });
        await browsers[Who.Host].UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), ("act", "save"), ("name", "The Guildhall"), ("role", "Host"));
        var host = await world.ReadAsync(db => db.HostsOf(@event.Id).Select(row => row.Id).SingleAsync(World.Cancelled));
        things[(@event.Slug == "open" ? "mark" : @event.Slug + "-mark", null)] = new() { ["host:guid"] = $"{host}" };
    }
}
