using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Events;

/// <summary>Whom a new event is for: what its space begins with, or what whoever adds it chooses.</summary>
public sealed class NewEventReadersTests
{
    [Theory, EachEngine]
    public async Task A_new_event_begins_as_its_space_says_and_the_form_says_so(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));
        var settings = $"/{space.Slug}/settings?handler=NewEvents";

        Assert.Equal(HttpStatusCode.NotFound, (await reporter.FormAsync(settings, ("visibility", "Team"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.FormAsync(settings, ("visibility", "AuthorOnly"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FormAsync(settings, ("visibility", "Team"))).Status);

        Assert.Matches("value=\"Team\" checked=\"checked\"", await organiser.GetStringAsync($"/{space.Slug}/events/new", World.Cancelled));
        var unsaid = await AddAsync(world, new(space.Id, "Prepared out of sight", new(2026, 11, 24), new(2026, 11, 24), "Europe/London"));
        var chosen = await AddAsync(world, new(space.Id, "Open at once", new(2026, 11, 24), new(2026, 11, 24), "Europe/London") { Visibility = Visibility.Public });
        Assert.Equal((Visibility.Team, Visibility.Public), (await OfAsync(world, unsaid.Value.Id), await OfAsync(world, chosen.Value.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/{space.Slug}/{unsaid.Value.Slug}", World.Cancelled)).StatusCode);
        Assert.DoesNotContain("Prepared out of sight", await world.Visitor.GetStringAsync($"/{space.Slug}", World.Cancelled), StringComparison.Ordinal);

        var nobodys = await AddAsync(world, new(space.Id, "For me alone", new(2026, 11, 24), new(2026, 11, 24), "Europe/London") { Visibility = Visibility.AuthorOnly });
        Assert.Equal("visibility_unknown", nobodys.Problem.Code);
    }

    private static Task<Outcome<Event>> AddAsync(World world, AddEventInput input) =>
        world.Acts.RunAsync((AddEvent act, CancellationToken token) => act.RunAsync(input, token), World.Cancelled);

    private static Task<Visibility> OfAsync(World world, Guid id) =>
        world.ReadAsync(db => db.Subjects.Where(row => row.Id == id).Select(row => row.Visibility).SingleAsync(World.Cancelled));
}
