using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Events;
using Rapport.Features.Notifications;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Stars;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Programme;
using Rapport.Tests.Features.Programme.Day;

namespace Rapport.Tests.Features.Notifications;

public sealed class NoticeTests
{
    [Theory, EachEngine]
    public async Task Three_comments_on_one_thing_are_one_notice_with_a_count_until_they_are_read(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        using var ada = await world.SignInAsync(author);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        var entry = await world.EntryAsync(@event, author, "plover-7431");
        var discuss = await world.DiscussAsync(@event, entry.Id);
        Assert.Contains("Nothing yet", await ada.NoticesAsync(), StringComparison.Ordinal);

        var first = await mia.CommentOnAsync(discuss, "heron-1");
        await world.FollowAsync();
        Assert.Contains("Mia Lund commented on your entry", await ada.NoticesAsync(), StringComparison.Ordinal);
        Assert.Contains($"#s-{first}", await ada.NoticesAsync(), StringComparison.Ordinal);
        await mia.CommentOnAsync(discuss, "heron-2");
        await mia.CommentOnAsync(discuss, "heron-3");
        await ada.CommentOnAsync(discuss, "Thank you.");
        await world.FollowAsync();

        var page = await ada.NoticesAsync();
        Assert.Equal(["Comment"], await ada.KindsAsync());
        Assert.Contains("3 comments on your entry", page, StringComparison.Ordinal);
        Assert.Contains("plover-7431", page, StringComparison.Ordinal);
        Assert.Contains("notice-new", page, StringComparison.Ordinal);
        Assert.Equal(1, await ada.NewsAsync(await world.AddressOfAsync(@event.Id)));
        Assert.Equal(0, await mia.NewsAsync("/"));

        Assert.Equal(HttpStatusCode.Redirect, await ada.ReadAllAsync());
        Assert.DoesNotContain("notice-new", await ada.NoticesAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await ada.NewsAsync(await world.AddressOfAsync(@event.Id)));
        await mia.CommentOnAsync(discuss, "heron-4");
        await world.FollowAsync();
        Assert.Contains("Mia Lund commented on your entry", await ada.NoticesAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await ada.NewsAsync("/account"));
    }

    [Theory, EachEngine]
    public async Task The_one_who_is_answered_is_told_and_nobody_twice(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (author, commenter) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Member, @event));
        using var ada = await world.SignInAsync(author);
        using var mia = await world.SignInAsync(commenter);
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event, name: "Gwen Guest"));
        var discuss = await world.DiscussAsync(@event, (await world.EntryAsync(@event, author)).Id);

        var question = await mia.CommentOnAsync(discuss, "Who counts?");
        var answer = await ada.CommentOnAsync(discuss, "We do.", question);
        await guest.CommentOnAsync(discuss, "So do we.", answer);
        await world.FollowAsync();

        Assert.Equal(["Comment", "Comment"], await world.NoticesOfAsync(author));
        Assert.Equal(["Answer"], await world.NoticesOfAsync(commenter));
        Assert.Contains("replied to your comment", await mia.NoticesAsync(), StringComparison.Ordinal);
        Assert.Contains($"#s-{answer}", await mia.NoticesAsync(), StringComparison.Ordinal);
        Assert.Empty(await guest.KindsAsync());
    }

    [Theory, EachEngine]
    public async Task What_is_hidden_or_closed_afterwards_vanishes_and_comes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Contributor, @event);
        using var ada = await world.SignInAsync(author);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var address = await world.AddressOfAsync(@event.Id);
        var discuss = await world.DiscussAsync(@event, (await world.EntryAsync(@event, author)).Id);
        var comment = await mia.CommentOnAsync(discuss, "heron-9925");
        await world.FollowAsync();
        Assert.Equal(["Comment"], await ada.KindsAsync());

        await editor.FormAsync($"{address}/moderation/{comment}", ("reason", "It is rude."));
        Assert.Empty(await ada.KindsAsync());
        await world.FollowAsync();
        Assert.Equal(0, await ada.NewsAsync("/"));
        Assert.Contains("taken out of sight. The reason given: It is rude.", await mia.NoticesAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync($"{address}/moderation/{comment}?handler=Show")).StatusCode);
        await world.FollowAsync();
        Assert.Equal(["Comment"], await ada.KindsAsync());
        Assert.Equal(["Moderated"], await mia.KindsAsync());
        Assert.Contains("Your comment is shown", await mia.NoticesAsync(), StringComparison.Ordinal);

        await world.Acts.RunAsync((SetPlaceVisibility act, CancellationToken token) => act.RunAsync(new(@event.Id, Visibility.Team, null), token), World.Cancelled);
        Assert.Empty(await ada.KindsAsync());
        Assert.Empty(await mia.KindsAsync());
        Assert.DoesNotContain("heron-9925", await mia.NoticesAsync(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_a_person_may_not_see_is_never_written_for_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var gone = await world.PersonAsync(name: "Left Long Ago");
        var entry = await world.EntryAsync(@event, gone);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var waits = await world.SignInAsync(await world.PersonAsync());

        await mia.CommentOnAsync(await world.DiscussAsync(@event, entry.Id), "plover-3307");
        await world.FollowAsync();

        Assert.Empty(await world.NoticesOfAsync(gone));
        Assert.Equal(HttpStatusCode.Redirect, (await world.Visitor.GetAsync("/notifications", World.Cancelled)).StatusCode);
        Assert.DoesNotContain("plover-3307", await waits.NoticesAsync(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Reporters_bearers_of_roles_and_guests_hear_what_was_decided(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var organiser = await world.PersonAsync(Role.Organiser, of: await SpaceOfAsync(world, @event));
        using var olive = await world.SignInAsync(organiser);
        var person = await world.PersonAsync(Role.Member, of: await SpaceOfAsync(world, @event));
        using var mia = await world.SignInAsync(person);
        var (left, taken) = (await world.EntryAsync(@event, organiser, "plover-1"), await world.EntryAsync(@event, organiser, "plover-2"));
        var (guest, guestId) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        await guest.FormAsync(await world.DiscussAsync(@event, left.Id), ("text", "heron-1"));
        await guest.FormAsync(await world.DiscussAsync(@event, left.Id), ("text", "heron-2"));
        foreach (var entry in new[] { left, taken })
        {
            await mia.FormAsync($"{address}/report/{entry.Id}", ("reason", "It is rude."));
        }

        await olive.FormAsync($"{address}/reports", ("subject", $"{left.Id}"));
        await olive.FormAsync($"{address}/moderation/{taken.Id}", ("reason", "It is."));
        await olive.SendAsync($"{address[..address.LastIndexOf('/')]}/people?handler=Role", ("person", $"{person.Id}"), ("event", ""), ("role", "Reporter"));
        await olive.SendAsync($"{address}/guests", ("person", $"{guestId}"));
        await world.FollowAsync();

        Assert.Equal(["ReportHeeded", "ReportLeft", "Role"], (await mia.KindsAsync()).Order());
        var page = await mia.NoticesAsync();
        Assert.Contains("Your role: reporter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plover-2", page, StringComparison.Ordinal);
        Assert.Equal(["LetIn"], await guest.KindsAsync());
    }

    [Theory, EachEngine]
    public async Task A_lost_role_in_a_closed_space_is_told_without_its_name(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Members);
        var person = await world.PersonAsync(Role.Member, of: space);
        using var mia = await world.SignInAsync(person);
        using var olive = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));

        await olive.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{person.Id}"), ("event", ""), ("role", ""));
        await world.FollowAsync();

        var page = await mia.NoticesAsync();
        Assert.Contains("You have no role any more in a space that you took part in", page, StringComparison.Ordinal);
        Assert.DoesNotContain(space.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(space.Slug, page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_release_tells_those_who_starred_a_session_or_speak_there(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (moved, same) = (await world.SlotAsync(@event, "Counting bins", null, "14:30"), await world.SlotAsync(@event, "The same", null, "14:30"));
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        var (fan, speaker) = (await world.PersonAsync(Role.Guest, @event), await world.PersonAsync(Role.Speaker, @event));
        await world.PlantAsync(async db =>
        {
            db.AddRange(new Star(fan.Id, moved.Id, world.Time.GetUtcNow()), new Star(fan.Id, same.Id, world.Time.GetUtcNow()));
            var known = new Speaker(Ids.New(world.Time), @event.Id, "Sam Speaker");
            known.BeThePerson(speaker.Id);
            db.Add(known);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == moved.Id, World.Cancelled)).BeGivenBy([known.Id]);
        });
        await organiser.ReleaseAsync(home);
        var move = $"act=move&session={moved.Id}&room=&day={@event.StartsOn:yyyy-MM-dd}&start=15:17";
        await organiser.ChangeAsync(home, move);
        await world.FollowAsync();

        foreach (var person in new[] { fan, speaker })
        {
            using var browser = await world.SignInAsync(person);
            Assert.Equal(["Programme"], await browser.KindsAsync());
            Assert.Contains("moved, 14:30 → 15:17", WebUtility.HtmlDecode(await browser.NoticesAsync()), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task A_stretch_that_is_done_twice_or_by_two_nodes_tells_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Services = services => services.Remove(services.Single(service => service.ImplementationType == typeof(FollowForNotices))) });
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        await world.FollowAsync();
        await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author)).Id), "heron");
        await using var scope = world.Services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetRequiredService<NoticeStep>();
        var cursor = Assert.Single(await step.BehindAsync(World.Cancelled), one => one.StreamId == @event.Id);
        var batch = await step.ReadAsync(cursor, World.Cancelled);
        Assert.Single(batch.Drafts);

        // A part that was written before the program stopped, and then all of it, twice at once.
        await world.Acts.RunAsync((KeepNotices act, CancellationToken token) => act.AddAsync(batch.Drafts, token), World.Cancelled);
        var kept = await Task.WhenAll(world.KeepAsync(batch), world.KeepAsync(batch));

        Assert.Equal([false, true], kept.Order());
        Assert.Equal(["Comment"], await world.NoticesOfAsync(author));
        Assert.False(await world.KeepAsync(batch));
    }

    [Theory, EachEngine]
    public async Task What_came_after_the_page_stays_new_and_what_was_read_long_ago_goes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        using var ada = await world.SignInAsync(author);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        foreach (var text in new[] { "one", "two" })
        {
            await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author, text)).Id), text);
        }

        await world.FollowAsync();
        var times = await world.ReadAsync(db => db.Notices.OrderBy(notice => notice.At).Select(notice => notice.At).ToListAsync(World.Cancelled));
        await ada.SendAsync("/notifications", ("until", $"{times[0].UtcTicks}"));
        Assert.Equal(1, await ada.NewsAsync("/"));
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.SendAsync("/notifications", ("until", "-1"))).StatusCode);

        await world.PlantAsync(db => db.Notices.Where(notice => notice.ReadAt != null)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, world.Time.Now() - TimeSpan.FromDays(61)), World.Cancelled));
        await world.Acts.RunAsync((TidyNotices act, CancellationToken token) => act.RunAsync(token), World.Cancelled);
        Assert.Equal(["Comment"], await ada.KindsAsync());
    }

    private static async Task<Rapport.Features.Spaces.Space> SpaceOfAsync(World world, Event @event) =>
        await world.ReadAsync(db => db.Set<Rapport.Features.Spaces.Space>().SingleAsync(space => space.Id == @event.SpaceId, World.Cancelled));
}
