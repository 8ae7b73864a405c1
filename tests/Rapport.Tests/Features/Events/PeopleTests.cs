using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Events;

public sealed class PeopleTests
{
    [Theory, EachEngine]
    public async Task Guests_push_nobody_off_the_list_of_roles(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space));
        await world.PersonAsync(Role.Member, @event, name: "Zoe Member");
        await world.PlantAsync(db =>
        {
            for (var n = 0; n < 520; n++)
            {
                var person = new Person(Ids.New(world.Time), $"AAA {n}", world.Time.GetUtcNow());
                db.Add(person);
                db.Add(new Membership(Ids.New(world.Time), person.Id, new(@event.SpaceId, @event.Id), Role.Guest, world.Time.GetUtcNow()));
            }

            return Task.CompletedTask;
        });

        Assert.Contains("Zoe Member", await head.GetStringAsync($"/{space.Slug}/people", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Taking_a_role_away_names_whose_it_is_and_asks_first(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space));
        await world.PersonAsync(Role.Member, of: space, name: "Zoe Member");

        var page = await head.GetStringAsync($"/{space.Slug}/people", World.Cancelled);

        Assert.Contains("data-confirm=\"confirm-take\">Take the role away<span class=\"unseen\"> from Zoe Member: Member, The whole space</span>", page, StringComparison.Ordinal);
        Assert.Contains("<dialog id=\"confirm-take\" class=\"confirm\" role=\"alertdialog\" aria-labelledby=\"confirm-take-q\" aria-describedby=\"confirm-take-w\">", page, StringComparison.Ordinal);
        Assert.Contains("value=\"no\" autofocus>Cancel<", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Guest_is_no_role_that_is_given(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space));
        var member = await world.PersonAsync(Role.Member, @event, name: "Zoe Member");

        foreach (var where in new[] { "", $"{@event.Id}" })
        {
            var (status, _, page) = await head.FormAsync($"/{space.Slug}/people?handler=Role", ("person", $"{member.Id}"), ("event", where), ("role", "Guest"));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "role_unknown"), (status, page.Code()));
        }

        Assert.Equal([Role.Member], await world.ReadAsync(db => db.Memberships.Where(held => held.PersonId == member.Id).Select(held => held.Role).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Setting_a_guest_who_was_turned_away_says_what_it_does_not_do(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var home = await world.AddressOfAsync(@event.Id);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space));
        var guest = await world.PersonAsync(Role.Guest, @event, name: "Zoe Guest");
        await head.FormAsync($"{home}/guests?handler=Away", ("person", $"{guest.Id}"));

        var (status, _, page) = await head.FormAsync($"/{space.Slug}/people?handler=Role", ("person", $"{guest.Id}"), ("event", $"{@event.Id}"), ("role", "Guest"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "guest_turned_away"), (status, page.Code()));
        Assert.Contains($"href=\"{home}/guests#away\"", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task An_owner_who_removes_himself_is_told_so(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Team);
        await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner");
        var leaving = await world.PersonAsync(Role.Owner, of: space, name: "Otto Owner");
        using var browser = await world.SignInAsync(leaving);

        var (status, _, page) = await browser.FormAsync($"/{space.Slug}/people?handler=Role", ("person", $"{leaving.Id}"), ("event", ""), ("role", ""));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("You changed your own role", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Olga Owner", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/{space.Slug}/people", World.Cancelled)).StatusCode);
    }
}
