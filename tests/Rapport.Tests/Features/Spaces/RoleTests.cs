using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Spaces;

public sealed class RoleTests
{
    [Theory, EachEngine]
    public async Task A_role_that_is_taken_away_closes_the_pages_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Members);
        var person = await world.PersonAsync(Role.Member, of: space);
        var member = await world.SignInAsync(person);
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"/{space.Slug}", World.Cancelled)).StatusCode);

        await organiser.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{person.Id}"), ("event", ""), ("role", ""));

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/{space.Slug}", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Two_organisers_who_take_each_others_role_at_once_leave_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var one = await world.PersonAsync(Role.Organiser, of: space);
        var other = await world.PersonAsync(Role.Organiser, of: space);

        var outcomes = await Task.WhenAll(GiveAsync(world, space, one, null), GiveAsync(world, space, other, Role.Member));

        Assert.Equal("last_organiser", Assert.Single(outcomes, outcome => outcome.IsRefused).Problem.Code);
        Assert.Equal(1, await world.ReadAsync(db => db.Memberships.CountAsync(
            held => held.SpaceId == space.Id && held.Role == Role.Organiser, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_role_given_twice_at_once_is_one_role(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var person = await world.PersonAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GiveAsync(world, space, person, Role.Reporter)));

        Assert.All(outcomes, outcome => Assert.Equal(Role.Reporter, outcome.Value));
        Assert.Equal(1, await world.ReadAsync(db => db.Memberships.CountAsync(held => held.PersonId == person.Id, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_role_in_an_event_of_another_space_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var elsewhere = await world.EventAsync();
        var person = await world.PersonAsync();

        var outcome = await world.Acts.RunAsync(
            (GiveRole act, CancellationToken token) => act.RunAsync(new(space.Id, elsewhere.Id, person.Id, Role.Organiser, null), token), World.Cancelled);

        Assert.Equal("person_unknown", outcome.Problem.Code);
    }

    private static Task<Outcome<Role?>> GiveAsync(World world, Space space, Person person, Role? role) =>
        world.Acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(new(space.Id, null, person.Id, role, null), token), World.Cancelled);
}
