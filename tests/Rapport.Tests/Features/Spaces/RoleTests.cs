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
    public async Task Two_owners_who_take_each_others_role_at_once_leave_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var one = await world.PersonAsync(Role.Owner, of: space);
        var other = await world.PersonAsync(Role.Owner, of: space);

        var outcomes = await Task.WhenAll(GiveAsync(world, space, one, null, other), GiveAsync(world, space, other, Role.Member, one));

        Assert.Equal("owners_only", Assert.Single(outcomes, outcome => outcome.IsRefused).Problem.Code);
        Assert.Equal(1, await world.ReadAsync(db => db.Memberships.CountAsync(
            held => held.SpaceId == space.Id && held.Role == Role.Owner, World.Cancelled)));
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

    [Theory, EachEngine]
    public async Task An_organiser_does_not_take_in_by_id_who_has_nothing_in_the_space(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var other = await world.PersonAsync(Role.Member, of: await world.SpaceAsync());
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answer = await organiser.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{other.Id}"), ("role", "Member"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(other.Email, await organiser.GetStringAsync($"/{space.Slug}/people", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_last_owner_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var owner = await world.PersonAsync(Role.Owner, of: space);

        var outcome = await GiveAsync(world, space, owner, Role.Organiser, owner);

        Assert.Equal("last_owner", outcome.Problem.Code);
    }

    [Theory]
    [InlineData(Role.Organiser, Role.Member, Role.Owner)]
    [InlineData(Role.Organiser, Role.Owner, Role.Member)]
    [InlineData(Role.Organiser, Role.Owner, null)]
    public async Task Owners_are_made_and_changed_by_owners_alone(Role giver, Role before, Role? after)
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        await world.PersonAsync(Role.Owner, of: space);
        var person = await world.PersonAsync(before, of: space);
        var organiser = await world.SignInAsync(await world.PersonAsync(giver, of: space));

        var answer = await organiser.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{person.Id}"), ("event", ""), ("role", $"{after}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, await world.ReadAsync(db => db.RoleAsync(person.Id, space.Id, null, World.Cancelled)));
    }

    private static Task<Outcome<Role?>> GiveAsync(World world, Space space, Person person, Role? role, Person? giver = null) =>
        world.Acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(new(space.Id, null, person.Id, role, giver?.Id), token), World.Cancelled);
}
