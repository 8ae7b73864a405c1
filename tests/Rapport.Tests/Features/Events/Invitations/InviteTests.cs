using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Events.Invitations;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events.Invitations;

public sealed class InviteTests
{
    [Theory, EachEngine]
    public async Task A_list_is_looked_at_before_anything_is_sent(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var preview = await organiser.SendAsync($"/{space.Slug}/invitations", ("people", "Tom Okafor <tom@example.org>\nsomebody"), ("role", "Speaker"));
        var page = await preview.Content.ReadAsStringAsync(World.Cancelled);

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("Nothing has been sent yet", page, StringComparison.Ordinal);
        Assert.Contains("There is no e-mail address here.", page, StringComparison.Ordinal);
        Assert.Contains("tom@example.org", page, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await world.InvitationsAsync(), await world.MailsAsync()));
    }

    [Theory, EachEngine]
    public async Task Each_address_gets_one_message_and_the_list_shows_who_has_not_come(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answer = await organiser.InviteAsync($"/{space.Slug}", "Tom Okafor <tom@example.org>, ida@example.org", Role.Editor);

        Assert.Equal($"/{space.Slug}/invitations?sent=2", answer.Headers.Location?.OriginalString);
        var path = await sink.InvitationAsync("tom@example.org");
        await sink.InvitationAsync("ida@example.org");
        var mail = sink.Deliveries.Single(mail => mail.To == "tom@example.org");
        Assert.Contains("Ada Fenwick invites you to Performance in local government", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Okafor", mail.Message.ToString(), StringComparison.Ordinal);
        var people = await organiser.GetStringAsync($"/{space.Slug}/people", World.Cancelled);
        Assert.Contains("tom@example.org", people, StringComparison.Ordinal);
        Assert.DoesNotContain(path, people, StringComparison.Ordinal);
        Assert.Equal(["people.invited"], await world.ReadAsync(db => db.Activities.Where(row => row.SpaceId == space.Id && row.Verb != "added").Select(row => row.Verb).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Nothing_tells_whether_an_address_has_an_account(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var known = await world.HostAsync("Secret Name");
        string[] pages = [];
        foreach (var email in new[] { known.Email.ToUpperInvariant(), "NOBODY@EXAMPLE.ORG" })
        {
            var space = await world.SpaceAsync();
            using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
            var preview = await organiser.SendAsync($"/{space.Slug}/invitations", ("people", email), ("role", "Member"));
            var sent = await organiser.InviteAsync($"/{space.Slug}", email, Role.Member);
            var again = await organiser.InviteAsync($"/{space.Slug}", email, Role.Member);
            var shown = new[] { await preview.Content.ReadAsStringAsync(World.Cancelled), $"{sent.StatusCode} {sent.Headers.Location}", $"{again.StatusCode} {again.Headers.Location}", await organiser.GetStringAsync($"/{space.Slug}/invitations", World.Cancelled) };
            pages = [.. pages, Masks.Of(string.Join('\n', shown), email, space.Slug)];
        }

        Assert.Equal(pages[0], pages[1]);
        Assert.DoesNotContain("Secret Name", pages[0], StringComparison.Ordinal);
        await sink.InvitationAsync(known.Email);
    }

    [Theory, EachEngine]
    public async Task Only_organisers_invite_and_only_to_what_they_may_give(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var home = address[..address.LastIndexOf('/')];
        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Contributor, Role.Speaker, Role.Reporter, Role.Editor })
        {
            using var other = role is null ? world.Client() : await world.SignInAsync(await world.PersonAsync(role, @event));
            foreach (var place in new[] { home, address })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{place}/invitations", World.Cancelled)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync($"{place}/invitations", ("people", "tom@example.org"), ("role", "Member"))).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await other.InviteAsync(place, "tom@example.org", Role.Member)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync($"{place}/invitations?handler=Link", ("role", "Member"))).StatusCode);
            }
        }

        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.InviteAsync(home, "tom@example.org", Role.Member)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.InviteAsync(address, "tom@example.org", Role.Owner)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.InviteAsync(address, "tom@example.org", Role.Guest)).StatusCode);
        foreach (var role in new[] { Role.Editor, Role.Organiser, Role.Owner, Role.Guest })
        {
            Assert.Equal("", await organiser.OpenLinkAsync(address, role));
        }

        Assert.Equal((0, 0), (await world.InvitationsAsync(), await world.MailsAsync()));
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, @event));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.InviteAsync(address, "tom@example.org", Role.Owner)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task An_address_invited_again_has_one_invitation_and_the_newest_link_alone_holds(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings, Time = time });
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        await organiser.InviteAsync($"/{space.Slug}", "tom@example.org", Role.Member);
        var first = await sink.InvitationAsync("tom@example.org");
        await organiser.InviteAsync($"/{space.Slug}", "tom@example.org", Role.Member);

        time.Advance(Invitation.Pause);
        await organiser.InviteAsync($"/{space.Slug}", "TOM@example.org", Role.Reporter);
        var second = await sink.InvitationAsync("TOM@example.org");

        Assert.Equal((1, 2), (await world.InvitationsAsync(), sink.Deliveries.Count));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(first, ("name", "Tom"))).StatusCode);
        Assert.Equal($"/{space.Slug}", (await world.Client().SendAsync(second, ("name", "Tom"))).Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task Many_who_invite_the_same_address_at_once_make_one_invitation(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => organiser.InviteAsync($"/{space.Slug}", "tom@example.org", Role.Member)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await world.InvitationsAsync());
    }

    [Theory, EachEngine]
    public async Task An_invitation_is_sent_again_or_withdrawn_by_organisers_of_the_place_alone(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings, Time = time });
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var elsewhere = await world.EventAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Organiser, elsewhere));
        await organiser.InviteAsync(address, "tom@example.org", Role.Member);
        var first = await sink.InvitationAsync("tom@example.org");
        var id = await world.ReadAsync(db => db.Invitations.Select(row => row.Id).SingleAsync(World.Cancelled));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendAsync($"{await world.AddressOfAsync(elsewhere.Id)}/invitations?handler=Withdraw", ("id", $"{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"{address}/invitations?handler=Withdraw", ("id", $"{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.SendAsync($"{address}/invitations?handler=Again", ("id", $"{id}"))).StatusCode);
        time.Advance(Invitation.Lifetime);
        Assert.Contains("time of this invitation is over", await world.Visitor.GetStringAsync(first, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync($"{address}/invitations?handler=Again", ("id", $"{id}"))).StatusCode);
        var second = await sink.InvitationAsync("tom@example.org", 2);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync($"{address}/invitations?handler=Withdraw", ("id", $"{id}"))).StatusCode);

        Assert.Contains("was taken back", await world.Visitor.GetStringAsync(second, World.Cancelled), StringComparison.Ordinal);
        foreach (var link in new[] { first, second })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(link, ("name", "Tom"))).StatusCode);
        }

        Assert.DoesNotContain("tom@example.org", await organiser.GetStringAsync($"{address}/invitations", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_too_long_and_a_day_that_was_too_busy_are_refused()
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        string List(int batch, int count) => string.Join('\n', Enumerable.Range(0, count).Select(n => $"p{batch}-{n}@example.org"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.InviteAsync($"/{space.Slug}", List(0, PastedList.Limit + 1), Role.Member)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.InviteAsync($"/{space.Slug}", "  ", Role.Member)).StatusCode);
        for (var batch = 0; batch < InvitePeople.DayLimit / PastedList.Limit; batch++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await organiser.InviteAsync($"/{space.Slug}", List(batch, PastedList.Limit), Role.Member)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.InviteAsync($"/{space.Slug}", "one@example.org", Role.Member)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task An_address_is_forgotten_a_month_after_its_invitation_was_over(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var space = await world.SpaceAsync();
        var person = await world.PersonAsync(Role.Organiser, of: space);
        using var organiser = await world.SignInAsync(person);
        await organiser.InviteAsync($"/{space.Slug}", "tom@example.org", Role.Member);

        time.Advance(Invitation.Lifetime + TimeSpan.FromDays(31));
        using var later = await world.SignInAsync(person);
        await later.InviteAsync($"/{space.Slug}", "ida@example.org", Role.Member);

        Assert.Equal(["IDA@EXAMPLE.ORG"], await world.ReadAsync(db => db.Invitations.Select(row => row.EmailKey).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_name_or_a_title_with_line_ends_adds_no_head_to_a_message(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var space = await world.SpaceAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space, name: "Ada\r\nBcc: all@example.org\r\n\r\nClick"));
        await world.PlantAsync(async db => (await db.Subjects.SingleAsync(row => row.Id == space.Id, World.Cancelled)).Named("Win\r\nBcc: all@example.org", $"/{space.Slug}"));

        Assert.Equal(HttpStatusCode.Redirect, (await organiser.InviteAsync($"/{space.Slug}", "Tom\r\nBcc: all@example.org <tom@example.org>\nida@example.org", Role.Member)).StatusCode);

        await sink.InvitationAsync("ida@example.org");
        var mail = Assert.Single(sink.Deliveries);
        Assert.Empty(mail.Message.Bcc);
        Assert.Equal("An invitation to Win Bcc: all@example.org", mail.Message.Subject);
        Assert.StartsWith("Ada Bcc: all@example.org Click invites you to Win", mail.Text, StringComparison.Ordinal);
    }
}
