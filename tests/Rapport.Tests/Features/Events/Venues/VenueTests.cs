using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Venues;
using Rapport.Shared;
using Rapport.Tests.Access;
using Rapport.Tests.Features.Programme;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Events.Venues;

public sealed class VenueTests
{
    private const string Network = "plover-guest-7431";
    private const string Password = "heron-word-9925";
    private const string Notes = "dunlin-note-1180";

    [Theory, EachEngine]
    public async Task The_network_is_for_those_who_are_there_and_in_nothing_that_anybody_else_gets(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world);
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        await world.SessionAsync(@event, "A public talk");
        await DescribeAsync(organiser, home);
        await world.IndexedAsync();
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: await world.SpaceAsync(), name: "Olga Owner"));
        var (waiting, _) = await world.JoinAsync(code, "Will Waiting");

        foreach (var there in new[] { guest, member, organiser })
        {
            using var page = await there.GetAsync(home + "/network", World.Cancelled);
            var text = await page.Content.ReadAsStringAsync(World.Cancelled);
            Assert.All([Network, Password, Notes], word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.True(page.Headers.CacheControl?.NoStore);
            Assert.Contains($"href=\"{home}/network\"", await there.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        }

        foreach (var stranger in new[] { world.Visitor, waiting, elsewhere })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(home + "/network", World.Cancelled)).StatusCode);
            Assert.DoesNotContain("/network", await stranger.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
            await FindsNothingAsync(stranger, home, @event.Id, []);
        }

        // Those who are there find it on its own page, and in nothing that is kept or handed on.
        await FindsNothingAsync(member, home, @event.Id, [home + "/network"]);
        waiting.Dispose();
    }

    [Theory, EachEngine]
    public async Task An_address_leads_to_a_map_and_access_notes_stand_where_everybody_reads_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (_, home, organiser) = await PlaceAsync(world, Phase.Before);
        await world.Visitor.GetStringAsync(home + "/venue", World.Cancelled);

        await DescribeAsync(organiser, home);

        foreach (var page in new[] { home, home + "/venue" })
        {
            var text = WebUtility.HtmlDecode(await world.Visitor.GetStringAsync(page, World.Cancelled));
            Assert.Contains("href=\"https://www.openstreetmap.org/search?query=1%20Gresham%20Street%20London\"", text, StringComparison.Ordinal);
            Assert.Contains("Step-free by the side door", text, StringComparison.Ordinal);
        }

        await organiser.FillAsync(home + "/venue/edit", ("Form.Address", "1 Gresham Street"), ("Form.MapLink", "https://maps.example.org/hall"));
        Assert.Contains("https://maps.example.org/hall", await world.Visitor.GetStringAsync(home + "/venue", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    public async Task A_map_that_is_none_on_the_web_is_refused_and_the_form_comes_back(string map)
    {
        await using var world = await World.StartAsync();
        var (@event, home, organiser) = await PlaceAsync(world);

        var answer = await organiser.SendAsync(home + "/venue/edit", ("Form.Address", "Here"), ("Form.MapLink", map), ("Form.NetworkName", Network));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains(Network, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.False(await world.ReadAsync(db => db.Venues.AnyAsync(venue => venue.EventId == @event.Id, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Of_several_who_describe_a_venue_at_once_one_is_kept_and_the_others_are_told(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => organiser.SendAsync(home + "/venue/edit", ("Form.Address", $"{number} Gresham Street"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Contains(" Gresham Street", (await world.ReadAsync(db => db.Venues.SingleAsync(venue => venue.EventId == @event.Id, World.Cancelled))).Address, StringComparison.Ordinal);
    }

    private static async Task<(Event Event, string Home, HttpClient Organiser)> PlaceAsync(World world, Phase phase = Phase.Live)
    {
        var @event = await world.EventAsync(phase: phase);
        return (@event, await world.AddressOfAsync(@event.Id), await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head")));
    }

    private static async Task DescribeAsync(HttpClient organiser, string home)
    {
        var answer = await organiser.SendAsync(
            home + "/venue/edit",
            ("Form.Address", "1 Gresham Street\nLondon"), ("Form.Access", "Step-free by the side door"), ("Form.NetworkName", Network), ("Form.NetworkPassword", Password), ("Form.NetworkNotes", Notes));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Follows every link, and asks what programs ask.</summary>
    private static async Task FindsNothingAsync(HttpClient reader, string home, Guid eventId, string[] but)
    {
        var space = home[..home.LastIndexOf('/')];
        var seen = await Crawl.FromAsync(
            reader,
            ["/", home, home + "/venue", $"{space}/search?q=plover", $"{space}/search?q=heron", home + "/feed", home + "/programme.ics", $"/live/{eventId}/after/0", "/openapi/v1.json"]);
        Assert.Contains(home, seen.Keys);
        foreach (var (address, text) in seen.Where(page => !but.Contains(page.Key)))
        {
            Assert.All([Network, Password, Notes], word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{address} tells {word}"));
        }
    }
}
