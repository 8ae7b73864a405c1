using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Events;

public sealed class JoinTests
{
    [Theory, EachEngine]
    public async Task A_guest_gives_a_name_and_takes_part(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        var address = await world.AddressOfAsync(@event.Id);
        using var guest = world.Client();

        var joined = await guest.SendAsync($"/join/{code}", ("name", "Gwen Guest"));

        Assert.Equal((HttpStatusCode.Redirect, address), (joined.StatusCode, joined.Headers.Location?.ToString()));
        var session = await world.SessionAsync(@event);
        var discuss = await world.DiscussAsync(@event, session.Id);
        await guest.CommentOnAsync(discuss, "heron-4471");
        Assert.Contains("heron-4471", await guest.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"{address}/guests", World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"{address}/capture", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task What_a_waiting_guest_writes_is_theirs_alone_until_they_are_let_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var discuss = await world.DiscussAsync(@event, session.Id);
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        Assert.Equal($"{discuss}#yours", (await guest.FormAsync(discuss, ("text", "heron-4471"))).To);

        foreach (var reader in new[] { world.Visitor, member, editor })
        {
            Assert.DoesNotContain("heron-4471", await reader.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
            Assert.DoesNotContain("heron-4471", await reader.GetStringAsync($"/live/{@event.Id}/after/0", World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(0, await world.CommentsOnAsync(session.Id));
        Assert.Contains("data-held", await guest.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        var address = await world.AddressOfAsync(@event.Id);
        Assert.Contains("heron-4471", await editor.GetStringAsync($"{address}/guests", World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync($"{address}/guests", ("person", $"{person}"))).StatusCode);

        Assert.Contains("heron-4471", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await world.CommentsOnAsync(session.Id));
        await guest.CommentOnAsync(discuss, "plover-9912");
        Assert.Contains("plover-9912", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Only_editors_let_guests_in_or_turn_them_away(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (_, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        var address = $"{await world.AddressOfAsync(@event.Id)}/guests";

        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Contributor, Role.Speaker, Role.Reporter })
        {
            using var other = role is null ? world.Client() : await world.SignInAsync(await world.PersonAsync(role, @event));
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(address, ("person", $"{person}"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync($"{address}?handler=Away", ("person", $"{person}"))).StatusCode);
        }

        Assert.True(await world.ReadAsync(db => db.Guests(@event.Id).AnyAsync(guest => guest.PersonId == person && guest.IsWaiting && guest.TurnedAwayAt == null, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_waiting_guest_of_a_private_event_reads_nothing_of_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var address = await world.AddressOfAsync(@event.Id);

        var (guest, _) = await world.JoinAsync(code);

        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(address, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/live/{@event.Id}/after/0", World.Cancelled)).StatusCode);
        Assert.Contains("lets you in soon", await guest.GetStringAsync($"/join/{code}", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_guest_who_is_turned_away_writes_to_nobody_from_then_on(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var discuss = await world.DiscussAsync(@event, session.Id);
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        var (guest, person) = await world.JoinAsync(code);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/guests?handler=Away", ("person", $"{person}"));
        await guest.FormAsync(discuss, ("text", "heron-4471"));
        await guest.SendAsync($"/join/{code}");
        await guest.FormAsync(discuss, ("text", "plover-9912"));

        var thread = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.DoesNotContain("heron-4471", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("plover-9912", thread, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_code_is_worth_nothing_once_another_is_made_or_guests_are_not_taken(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var first = await world.OpenForGuestsAsync(@event, Joining.Open);
        await world.ChangeJoiningAsync(@event, Joining.Open, isNewCode: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync($"/join/{first}", ("name", "Gwen"))).StatusCode);

        var second = await world.OpenForGuestsAsync(@event, Joining.Open);
        await world.ChangeJoiningAsync(@event, Joining.Closed);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync($"/join/{second}", ("name", "Gwen"))).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.Guests(@event.Id).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Whoever_has_a_role_keeps_it_and_an_account_joins_as_itself(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        var reporter = await world.PersonAsync(Role.Reporter, @event);
        var person = await world.PersonAsync(name: "Pia Present");
        using var known = await world.SignInAsync(person);

        await (await world.SignInAsync(reporter)).SendAsync($"/join/{code}");
        await known.SendAsync($"/join/{code}", ("name", "Somebody Else"));
        await known.SendAsync($"/join/{code}");

        Assert.Equal(person.Id, Assert.Single(await world.ReadAsync(db => db.Guests(@event.Id).ToListAsync(World.Cancelled))).PersonId);
        Assert.Equal(Role.Reporter, await world.ReadAsync(db => db.RoleAsync(reporter.Id, @event.SpaceId, @event.Id, World.Cancelled)));
        Assert.Equal("Pia Present", await world.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(row => row.Name).SingleAsync(World.Cancelled)));
    }

    [Fact]
    public async Task A_code_is_found_as_people_type_it_and_a_name_is_asked_for()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);

        var typed = await world.Visitor.GetAsync($"/join?code={code[..3].ToLowerInvariant()}-{code[3..]}", World.Cancelled);
        var nameless = await world.Client().SendAsync($"/join/{code}", ("name", "  "));
        var elsewhere = await world.Client().SendAsync($"/join/{code}?return=https://example.org/", ("name", "Gwen"));

        Assert.Equal($"/join/{code}", typed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal(await world.AddressOfAsync(@event.Id), elsewhere.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync("/join/000000", World.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_whether_one_looks_or_comes_in()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:JoinsPerAddress"] = "2" } });
        var code = await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open);

        Assert.Equal(HttpStatusCode.OK, (await world.Client().GetAsync("/join/AAAAAA", World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync("/join/AAAAAA", ("name", "Eve"))).StatusCode);

        using var looked = await world.Client().GetAsync($"/join/{code}", World.Cancelled);
        Assert.Equal(HttpStatusCode.TooManyRequests, looked.StatusCode);
        Assert.True(looked.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await world.Client().SendAsync($"/join/{code}", ("name", "Eve"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.Client().GetAsync("/join", World.Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("/performance", true)]
    [InlineData("https://evil.example/", false)]
    [InlineData("//evil.example/", false)]
    [InlineData("/\\evil.example/", false)]
    [InlineData("javascript:alert(1)", false)]
    public async Task Coming_in_leads_only_to_our_own_pages(string wanted, bool isReached)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);

        using var answer = await world.Client().SendAsync($"/join/{code}?return={Uri.EscapeDataString(wanted)}", ("name", "Gwen Guest"));

        Assert.Equal(isReached ? wanted : await world.AddressOfAsync(@event.Id), answer.Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task A_guest_is_no_more_than_a_guest_whatever_the_form_says(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var head = await world.PersonAsync(Role.Organiser, @event);
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);

        await world.Client().SendAsync($"/join/{code}", ("name", "Eve"), ("Role", "Owner"), ("IsWaiting", "false"), ("PersonId", $"{head.Id}"), ("IsHost", "true"));

        var guest = Assert.Single(await world.ReadAsync(db => db.Guests(@event.Id).ToListAsync(World.Cancelled)));
        Assert.Equal((Role.Guest, true), (guest.Role, guest.IsWaiting));
        Assert.NotEqual(head.Id, guest.PersonId);
        Assert.False(await world.ReadAsync(db => db.People.AnyAsync(person => person.IsHost, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Guests_are_asked_for_by_organisers_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var sheet = $"{await world.AddressOfAsync(@event.Id)}/guests/code";

        foreach (var role in new Role?[] { null, Role.Member, Role.Reporter, Role.Editor })
        {
            using var other = role is null ? world.Client() : await world.SignInAsync(await world.PersonAsync(role, @event));
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(sheet, ("joining", "Open"))).StatusCode);
        }

        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(sheet, ("joining", "Open"))).StatusCode);
        Assert.Contains("<svg", await organiser.GetStringAsync(sheet, World.Cancelled), StringComparison.Ordinal);
        Assert.NotNull(await world.ReadAsync(db => db.Events.Where(row => row.Id == @event.Id).Select(row => row.JoinCode).SingleAsync(World.Cancelled)));
    }

    [Theory]
    [InlineData("Rapport\n\nYour sign-in ends today:\nhttps://evil.example", "Rapport Your sign-in ends today: https://evil.example")]
    [InlineData("Maud\u200B Ellery\u2060", "Maud Ellery")]
    [InlineData("Zo\u0308\u0301\u0300\u0301\u0302\u0303 Low", "Zo\u0308\u0301\u0300 Low")]
    [InlineData("\u3164 \u2800", null)]
    [InlineData("\u200B", null)]
    [InlineData("…", null)]
    [InlineData("somebody who left", null)]
    public async Task A_name_is_one_line_and_can_be_seen(string typed, string? name)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var guest = world.Client();

        using var answer = await guest.SendAsync($"/join/{await world.OpenForGuestsAsync(@event, Joining.Open)}", ("name", typed));

        Assert.Equal(name is null ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Redirect, answer.StatusCode);
        var known = await world.ReadAsync(db => db.People.Where(person => person.Name == name).CountAsync(World.Cancelled));
        Assert.Equal(name is null ? 0 : 1, known);
    }
}
