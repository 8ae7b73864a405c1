using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Events.Invitations;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events.Invitations;

public sealed class TakeInvitationTests
{
    [Theory, EachEngine]
    public async Task Whoever_is_new_gives_a_name_and_is_in_and_looking_spends_nothing(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var address = await world.AddressOfAsync(@event.Id);
        var link = await InviteAsync(world, sink, @event, "Tom Okafor <tom@example.org>", Role.Reporter);
        using var browser = world.Client();

        var seen = await browser.GetAsync(link, World.Cancelled);
        var page = await seen.Content.ReadAsStringAsync(World.Cancelled);
        await browser.GetAsync(link, World.Cancelled);
        Assert.Contains("Ada Fenwick invites you", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Tom Okafor\"", page, StringComparison.Ordinal);
        Assert.Equal((true, "same-origin"), (seen.Headers.CacheControl?.NoStore, Assert.Single(seen.Headers.GetValues("Referrer-Policy"))));
        Assert.Null(await world.ReadAsync(db => db.FindByEmailAsync("tom@example.org", World.Cancelled)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync(link, ("name", " "))).StatusCode);

        Assert.Equal(address, (await browser.SendAsync(link, ("name", "Tom O."))).Headers.Location?.OriginalString);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{address}/capture", World.Cancelled)).StatusCode);
        var tom = await world.ReadAsync(db => db.FindByEmailAsync("tom@example.org", World.Cancelled));
        Assert.Equal(("Tom O.", Role.Reporter), (tom!.Name, await world.RoleAsync(tom.Id, new(@event.SpaceId, @event.Id))));
        Assert.Null(await world.RoleAsync(tom.Id, new(@event.SpaceId)));
        Assert.Contains("taken already", await world.Visitor.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(link, ("name", "Eve"))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Somebody_with_an_account_is_signed_in_with_it_anew_and_chooses_no_password_by_it(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(name: "Tom Okafor", password: "three odd words");
        var link = await InviteAsync(world, sink, @event, person.Email.ToUpperInvariant(), Role.Speaker, person.Email);
        using var browser = world.Client();

        Assert.Contains("Sign in and accept", await browser.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        var answer = await browser.SendAsync(link, ("name", "Somebody Else"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var account = await browser.GetStringAsync("/account", World.Cancelled);
        Assert.Contains("Tom Okafor", account, StringComparison.Ordinal);
        Assert.Contains("Present password", account, StringComparison.Ordinal);
        Assert.Equal(Role.Speaker, await world.RoleAsync(person.Id, new(@event.SpaceId, @event.Id)));
    }

    [Theory, EachEngine]
    public async Task Whoever_is_signed_in_takes_it_as_themselves_and_a_higher_role_stays(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var editor = await world.PersonAsync(Role.Editor, @event, name: "Ed Itor");
        var link = await InviteAsync(world, sink, @event, "tom@example.org", Role.Member);
        using var browser = await world.SignInAsync(editor);

        Assert.Contains("signed in as Ed Itor", await browser.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(link)).StatusCode);

        Assert.Equal(Role.Editor, await world.RoleAsync(editor.Id, new(@event.SpaceId, @event.Id)));
        Assert.Null(await world.ReadAsync(db => db.FindByEmailAsync("tom@example.org", World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task One_invitation_taken_by_many_at_once_lets_one_in(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var link = await InviteAsync(world, sink, @event, "tom@example.org", Role.Member);
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await world.SignInAsync(await world.PersonAsync())));

        var answers = await Task.WhenAll(people.Append(world.Client()).Append(world.Client()).Select(browser => browser.SendAsync(link, ("name", "Tom"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await world.ReadAsync(db => db.Memberships.CountAsync(held => held.EventId == @event.Id && held.Role == Role.Member, World.Cancelled)));
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(null)]
    public async Task An_invitation_by_somebody_who_lost_the_power_is_worth_nothing(Role? after)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(options: new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var inviter = await world.PersonAsync(Role.Organiser, @event);
        using var organiser = await world.SignInAsync(inviter);
        var address = await world.AddressOfAsync(@event.Id);
        await organiser.InviteAsync(address, "tom@example.org", Role.Organiser);
        var link = await sink.InvitationAsync("tom@example.org");
        var open = await organiser.OpenLinkAsync(address, Role.Member);

        await world.Acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(new(@event.SpaceId, @event.Id, inviter.Id, after, null), token), World.Cancelled);

        using var other = await world.SignInAsync(await world.PersonAsync());
        foreach (var path in new[] { link, open })
        {
            Assert.Contains("can no longer give this role", await world.Visitor.GetStringAsync(path, World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SendAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(link, ("name", "Tom"))).StatusCode);
        Assert.Null(await world.ReadAsync(db => db.FindByEmailAsync("tom@example.org", World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_guessed_a_late_and_a_sealed_one_each_say_so_and_give_nothing(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings, Time = time });
        var @event = await world.EventAsync();
        var link = await InviteAsync(world, sink, @event, "tom@example.org", Role.Member);
        async Task SaysAsync(string path, string words)
        {
            Assert.Contains(words, await world.Visitor.GetStringAsync(path, World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(path, ("name", "Tom"))).StatusCode);
        }

        await SaysAsync("/invitation/guessed", "leads to no invitation");
        await SaysAsync(link[..^1], "leads to no invitation");
        await world.PlantAsync(async db => (await db.Events.SingleAsync(row => row.Id == @event.Id, World.Cancelled)).Enter(Phase.Sealed));
        await SaysAsync(link, "This event is sealed");
        await world.PlantAsync(async db => (await db.Events.SingleAsync(row => row.Id == @event.Id, World.Cancelled)).Enter(Phase.After));
        time.Advance(Invitation.Lifetime);
        await SaysAsync(link, "time of this invitation is over");
        Assert.Equal(0, await world.ReadAsync(db => db.Memberships.CountAsync(held => held.Role == Role.Member, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task The_token_of_a_mailbox_that_only_counts_as_the_same_opens_no_account(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var link = await InviteAsync(world, sink, @event, "Tom@example.org", Role.Member);
        await world.Acts.RunAsync((AddAccount act, CancellationToken token) => act.RunAsync(new("tom@example.org", "Tom"), token), World.Cancelled);

        Assert.Contains("Sign in to accept", await world.Visitor.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(link, ("name", "Tom"))).StatusCode);
    }

    [Fact]
    public async Task Trying_many_tokens_is_slowed_down()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAddress"] = "2" } });
        using var browser = world.Client();

        await browser.SendAsync("/invitation/guessed-1");
        await browser.SendAsync("/invitation/guessed-2");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SendAsync("/invitation/guessed-3")).StatusCode);
    }

    private static async Task<string> InviteAsync(World world, SmtpSink sink, Event @event, string people, Role role, string? to = null)
    {
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.InviteAsync(await world.AddressOfAsync(@event.Id), people, role)).StatusCode);
        return await sink.InvitationAsync(to ?? PastedList.Read(people).People[0].Email);
    }
}
