using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Programme;

namespace Rapport.Tests.Features.Events;

public sealed class PhaseTests
{
    [Theory, EachEngine]
    public async Task On_the_day_the_clock_suggests_and_an_organiser_opens_the_event_where_they_stand(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(phase: Phase.Before);
        var home = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        Assert.Contains("It is the day.", await organiser.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        var told = await reporter.GetStringAsync(home, World.Cancelled);
        Assert.Contains("It is the day.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Phase", told, StringComparison.Ordinal);
        Assert.DoesNotContain("It is the day.", await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.SendAsync(home + "/settings?handler=Phase", ("phase", "Live"), ("front", "true"))).StatusCode);

        var answer = await organiser.SendAsync(home + "/settings?handler=Phase", ("phase", "Live"), ("front", "true"));

        Assert.Equal(home, answer.Headers.Location?.ToString());
        Assert.Equal(Phase.Live, await world.ReadAsync(db => db.Events.Where(row => row.Id == @event.Id).Select(row => row.Phase).SingleAsync(World.Cancelled)));
        Assert.DoesNotContain("It is the day.", await organiser.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_went_on_before_the_clock_is_not_asked_to_go_back()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(phase: Phase.After);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));

        Assert.DoesNotContain("suggestion", await organiser.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_sealed_event_refuses_other_settings_with_a_sentence_and_can_be_narrowed_and_unsealed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var home = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var form = await organiser.FormAsync(home + "/settings");
        await world.EnterAsync(@event, Phase.Sealed);
        (form["Form.Title"], form["Form.Zone"]) = ("Changed after all", "Asia/Tokyo");
        (form["visibility"], form["joining"]) = ("Public", "Open");

        foreach (var door in new[] { "/settings", "/settings?handler=Visibility", "/settings?handler=NewEntries", "/guests/code" })
        {
            var answer = await organiser.SendAsync(home + door, form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(EventProblems.Sealed.Sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(home + "/settings?handler=Visibility", ("visibility", "Team"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(home + "/settings?handler=Phase", ("phase", "After"))).StatusCode);
        var held = await world.ReadAsync(db => db.Events.SingleAsync(World.Cancelled));
        Assert.Equal((@event.Title, @event.Zone, Phase.After, Joining.Closed, Visibility.Public), (held.Title, held.Zone, held.Phase, held.Joining, held.NewEntriesFor));
        Assert.Equal(Visibility.Team, await world.ReadAsync(db => db.Subjects.Where(row => row.Id == @event.Id).Select(row => row.Visibility).SingleAsync(World.Cancelled)));
    }

    [Theory]
    [InlineData(Phase.Before, "The programme so far", "Getting there")]
    [InlineData(Phase.Live, "id=\"on-now\"", "Here")]
    [InlineData(Phase.After, "Session by session", null)]
    [InlineData(Phase.Sealed, "The record, sealed", null)]
    public async Task Each_phase_leads_with_something_else(Phase phase, string leads, string? where)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(phase: phase);
        await world.PlantAsync(db =>
        {
            var venue = new Rapport.Features.Events.Venues.Venue(@event.Id);
            venue.Describe(Rapport.Features.Events.Venues.VenueDetails.Nothing with { Address = "1 Gresham Street" });
            db.Add(venue);
            return Task.CompletedTask;
        });

        var page = await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled);

        foreach (var words in new[] { "The programme so far", "id=\"on-now\"", "Session by session", "The record, sealed", "Getting there", ">Here<" })
        {
            var isSaid = words == leads || words.Trim('>', '<') == where || (phase == Phase.Sealed && words == "Session by session");
            Assert.Equal(isSaid, page.Contains(words, StringComparison.Ordinal));
        }
    }
}
