using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Start;
using Rapport.Features.Events.Venues;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Access;

/// <summary>What stands around the events of the premises: a venue with a network, a host with a mark, an origin, portraits.</summary>
internal sealed class Surroundings(World world, Dictionary<(string Thing, Who? By), Dictionary<string, string>> things, Dictionary<Who, HttpClient> browsers)
{
    private static readonly (string Speaker, string Portrait)[] Portraits =
        [("speaker", "portrait"), ("council-speaker", "council-portrait"), ("closed-speaker", "closed-portrait"), ("other-speaker", "away-portrait")];

    public async Task BuildAsync(IReadOnlyList<Event> events)
    {
        foreach (var @event in events)
        {
            await AroundAsync(@event);
        }

        foreach (var (speaker, portrait) in Portraits)
        {
            things[(portrait, null)] = new(things[(speaker, null)]);
            await browsers[Who.Host].UploadAsync($"/{Of(speaker, "space")}/{Of(speaker, "event")}/speakers/{Of(speaker, "speaker:guid")}", "portrait", Pictures.Jpeg());
        }

        things[("stray-portrait", null)] = new(things[("portrait", null)]) { ["speaker:guid"] = Of("other-speaker", "speaker:guid") };
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

    private string Of(string thing, string name) => things[(thing, null)][name];
}
