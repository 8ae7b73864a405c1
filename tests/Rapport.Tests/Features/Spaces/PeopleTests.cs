using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Spaces;

public sealed partial class PeopleTests
{
    [Theory, EachEngine]
    public async Task Whoever_is_new_gets_an_account_a_role_and_a_link_that_is_shown_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answer = await AddAsync(organiser, space, "tom@example.org", "Tom Okafor", Role.Reporter);

        var token = Link().Match(await answer.Content.ReadAsStringAsync(World.Cancelled)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var used = await world.Acts.RunAsync((UseSignInLink act, CancellationToken stop) => act.RunAsync(new(token), stop), World.Cancelled);
        var held = await world.ReadAsync(db => db.Memberships.SingleAsync(row => row.PersonId == used.Value, World.Cancelled));
        Assert.Equal((space.Id, null, Role.Reporter), (held.SpaceId, held.EventId, held.Role));
        Assert.DoesNotMatch(Link(), await organiser.GetStringAsync($"/{space.Slug}/people", World.Cancelled));
    }

    [Fact]
    public async Task A_link_to_hand_over_begins_with_the_public_address_whatever_the_request_was_sent_to()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Site:Address"] = "https://rapport.example.org" } });
        var space = await world.SpaceAsync();
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answer = await AddAsync(organiser, space, "tom@example.org", "Tom Okafor", Role.Reporter);

        Assert.Contains("value=\"https://rapport.example.org/sign-in/", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("rapport.example.org/", await organiser.GetStringAsync($"/{space.Slug}/events/new", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task An_account_that_is_there_already_gets_the_role_and_no_link(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var host = await world.HostAsync();
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answer = await AddAsync(organiser, space, host.Email.ToUpperInvariant(), "Somebody", Role.Member);

        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains(host.Name, page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Link(), page);
        Assert.Equal(0, await world.ReadAsync(db => db.SignInLinks.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_new_link_is_made_only_for_somebody_who_never_came_in_and_is_nowhere_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        await AddAsync(organiser, space, "tom@example.org", "Tom Okafor", Role.Reporter);
        var tom = await world.ReadAsync(db => db.FindByEmailAsync("Tom@example.org", World.Cancelled));

        Assert.Equal(HttpStatusCode.OK, (await RenewAsync(organiser, space, tom!)).StatusCode);
        Assert.Equal(1, await world.ReadAsync(db => db.SignInLinks.CountAsync(World.Cancelled)));

        var elsewhere = await world.SpaceAsync();
        await world.PlantAsync(db =>
        {
            db.Add(new Membership(Ids.New(world.Time), tom!.Id, new(elsewhere.Id), Role.Member, world.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RenewAsync(organiser, space, tom!)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task No_link_is_made_for_a_host_or_for_somebody_of_another_space(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        Person[] others = [await world.HostAsync(), await world.PersonAsync(Role.Member, of: await world.SpaceAsync())];
        foreach (var other in others)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await RenewAsync(organiser, space, other)).StatusCode);
        }

        Assert.Equal(0, await world.ReadAsync(db => db.SignInLinks.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task The_front_door_lists_only_the_spaces_that_the_reader_may_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.HostAsync();
        var @public = await world.SpaceAsync();
        var members = await world.SpaceAsync(visibility: Visibility.Members);
        var team = await world.SpaceAsync(visibility: Visibility.Team);
        Space[] all = [@public, members, team];

        Assert.Equal([@public], await ListedAsync(world.Visitor, all));
        Assert.Equal([@public], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: @public)), all));
        Assert.Equal([@public, members], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Member, of: members)), all));
        Assert.Equal([@public], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Member, of: team)), all));
        Assert.Equal([@public, team], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: team)), all));
        Assert.Equal(all, await ListedAsync(await world.SignInAsync(await world.HostAsync()), all));
    }

    private static async Task<IEnumerable<Space>> ListedAsync(HttpClient reader, Space[] all)
    {
        var page = await reader.GetStringAsync("/", World.Cancelled);
        return all.Where(space => page.Contains($"href=\"/{space.Slug}\"", StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient organiser, Space space, string email, string name, Role role) =>
        organiser.SendAsync($"/{space.Slug}/people", ("email", email), ("name", name), ("role", $"{role}"), ("event", ""));

    private static Task<HttpResponseMessage> RenewAsync(HttpClient organiser, Space space, Person person) =>
        organiser.SendAsync($"/{space.Slug}/people?handler=Link", ("person", $"{person.Id}"));

    [GeneratedRegex("/sign-in/([A-Za-z0-9_-]{20,})")]
    private static partial Regex Link();
}
