using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Comments;

public sealed class CommentTests
{
    [Theory]
    [EachEngine]
    public async Task A_comment_leads_back_to_its_place_and_is_counted(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        var discuss = await world.DiscussAsync(@event, session.Id);
        var (status, to, _) = await mia.FormAsync(discuss, ("text", "We tried **this** <script>alert(1)</script>."));

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith($"{await world.AddressOfAsync(session.Id)}#s-", to, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(world, session.Id));
        var page = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Contains("Mia Lund", page, StringComparison.Ordinal);
        Assert.Contains("<strong>this</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task A_form_sent_twice_at_once_is_one_comment(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, about, mia, discuss) = await StartAsync(world);
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mia.CommentOnAsync(discuss, "Twice?")));

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await world.ReadAsync(db => db.Comments.CountAsync(World.Cancelled)));
        Assert.Equal(1, await CountAsync(world, about));
    }

    [Theory]
    [EachEngine]
    public async Task Comments_that_come_at_once_are_all_counted(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, about, mia, discuss) = await StartAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => mia.CommentOnAsync(discuss, $"Number {n}")));

        Assert.Equal(12, await CountAsync(world, about));
    }

    [Theory]
    [EachEngine]
    public async Task A_device_that_sends_a_comment_twice_has_it_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, about, mia, _) = await StartAsync(world);
        var id = Ids.New(TimeProvider.System);
        var at = TimeProvider.System.GetUtcNow();
        var first = await mia.OperateAsync(@event, "comment.post", new { about, text = "From a phone." }, id, at);
        var second = await mia.OperateAsync(@event, "comment.post", new { about, text = "From a phone." }, id, at);
        var other = await mia.OperateAsync(@event, "comment.post", new { about, text = "Something else." }, id, at);

        Assert.Equal(("accepted", "already_had", "id_taken"), (first.Status, second.Status, other.Code));
        Assert.Equal(1, await CountAsync(world, about));
    }

    [Theory]
    [EachEngine]
    public async Task A_comment_taken_back_twice_in_one_batch_is_counted_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("about this");
        var (first, second) = (device.Operation("comment.post", new { about = Device.IdOf(note), text = "one" }), device.Operation("comment.post", new { about = Device.IdOf(note), text = "two" }));
        await device.SendAsync(note, first, second);

        var answers = await device.SendAsync(
            device.Operation("comment.retract", new { target = Device.IdOf(first) }), device.Operation("comment.retract", new { target = Device.IdOf(first) }));

        Assert.Equal(["accepted", "refused"], answers.Select(answer => answer.Status));
        Assert.Equal(1, await CountAsync(world, Device.IdOf(note)));
    }

    [Theory]
    [EachEngine]
    public async Task What_one_may_not_see_one_cannot_comment_on(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, mia, _) = await StartAsync(world);
        var secret = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), visibility: Visibility.Team);
        var discuss = await world.DiscussAsync(@event, secret.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await mia.FormAsync(discuss, ("text", "Hello?"))).Status);
        Assert.Equal("subject_unknown", (await mia.OperateAsync(@event, "comment.post", new { about = secret.Id, text = "Hello?" })).Code);
        using var page = await mia.GetAsync(discuss, World.Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(0, await CountAsync(world, secret.Id));
    }

    [Theory]
    [EachEngine]
    public async Task Whoever_takes_no_part_in_an_event_reads_and_does_not_comment(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, about, _, discuss) = await StartAsync(world);
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, await world.EventAsync(), name: "Gwen Guest"));

        var (status, _, page) = await guest.FormAsync(discuss, ("text", "heron-4471"));
        var sent = await guest.OperateAsync(@event, "comment.post", new { about, text = "heron-4471" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("not_taking_part", page, StringComparison.Ordinal);
        Assert.Equal("not_taking_part", sent.Code);
        Assert.DoesNotContain("heron-4471", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_a_role_takes_back_what_they_wrote_and_changes_nothing_else()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        var gone = await world.PersonAsync(name: "Once Here");
        var comment = $"{(await world.CommentAsync(entry.Id, gone, "plover-9912")).Id}";
        using var browser = await world.SignInAsync(gone);
        var discuss = await world.DiscussAsync(@event, entry.Id);

        Assert.Contains("not_taking_part", (await browser.FormAsync($"{discuss}?handler=Edit", ("comment", comment), ("text", "Other words."))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.FormAsync($"{discuss}?handler=Delete", ("comment", comment))).Status);

        Assert.DoesNotContain("plover-9912", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_out_is_led_to_sign_in()
    {
        await using var world = await World.StartAsync();
        var (_, about, _, discuss) = await StartAsync(world);
        var (status, to, _) = await world.Visitor.FormAsync(discuss, ("text", "Let me in."));

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/sign-in?return=", to, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(world, about));
    }

    [Theory]
    [EachEngine]
    public async Task Its_author_edits_and_takes_back_a_comment_and_nobody_else_does(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, about, mia, discuss) = await StartAsync(world);
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Ben Okri"));
        var first = await mia.CommentOnAsync(discuss, "The first words.");
        var answer = await ben.CommentOnAsync(discuss, "An answer.", first);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ben.FormAsync($"{discuss}?handler=Edit", ("comment", $"{first}"), ("text", "Not his."))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ben.FormAsync($"{discuss}?handler=Delete", ("comment", $"{first}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mia.FormAsync($"{discuss}?handler=Edit", ("comment", $"{first}"), ("text", "Better words."))).Status);
        var edited = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Contains("Better words.", edited, StringComparison.Ordinal);
        Assert.Contains("edited ", edited, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await mia.FormAsync($"{discuss}?handler=Delete", ("comment", $"{first}"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mia.FormAsync($"{discuss}?handler=Delete", ("comment", $"{first}"))).Status);
        var after = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.DoesNotContain("Better words.", after, StringComparison.Ordinal);
        Assert.Contains("Taken back by its author.", after, StringComparison.Ordinal);
        Assert.Contains($"data-subject=\"{answer}\"", after, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(world, about));
    }

    [Fact]
    public async Task A_thread_is_three_deep_at_most()
    {
        await using var world = await World.StartAsync();
        var (_, _, mia, discuss) = await StartAsync(world);
        var ids = new List<Guid?> { null };
        for (var depth = 0; depth < 5; depth++)
        {
            ids.Add(await mia.CommentOnAsync(discuss, $"Depth {depth}", ids[^1]));
        }

        var parents = await world.ReadAsync(db => db.Comments.OrderBy(comment => comment.Id).Select(comment => comment.ParentId).ToListAsync(World.Cancelled));
        Assert.Equal([null, ids[1], ids[2], ids[2], ids[2]], parents);
    }

    [Fact]
    public async Task A_sealed_event_takes_no_comment_and_keeps_the_words()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(phase: Phase.Sealed);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var (status, _, page) = await mia.FormAsync(await world.DiscussAsync(@event, @event.Id), ("text", "Too late?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("data-problem=\"event_sealed\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Comments.CountAsync(World.Cancelled)));
    }

    [Fact]
    public async Task A_speaker_of_the_event_carries_a_badge()
    {
        await using var world = await World.StartAsync();
        var (@event, _, mia, discuss) = await StartAsync(world);
        var sian = await world.PersonAsync(Role.Member, @event, name: "Siân Prosser");
        await world.PlantAsync(db =>
        {
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Siân Prosser");
            speaker.BeThePerson(sian.Id);
            db.Add(speaker);
            return Task.CompletedTask;
        });
        using var client = await world.SignInAsync(sian);
        await mia.CommentOnAsync(discuss, "A question.");
        await client.CommentOnAsync(discuss, "An answer.");

        var page = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Equal(2, page.Split("<span class=\"speaker\">").Length);
    }

    [Fact]
    public async Task Twenty_comments_in_five_minutes_are_enough()
    {
        await using var world = await World.StartAsync();
        var (_, about, mia, discuss) = await StartAsync(world);
        for (var n = 0; n < 20; n++)
        {
            await mia.CommentOnAsync(discuss, $"Number {n}");
        }

        var (status, _, page) = await mia.FormAsync(discuss, ("text", "One more"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("data-problem=\"too_many_comments\"", page, StringComparison.Ordinal);
        Assert.Contains("One more", page, StringComparison.Ordinal);
        Assert.Equal(20, await CountAsync(world, about));
    }

    private static async Task<(Event Event, Guid About, HttpClient Member, string Discuss)> StartAsync(World world)
    {
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        return (@event, entry.Id, mia, await world.DiscussAsync(@event, entry.Id));
    }

    private static Task<int> CountAsync(World world, Guid about) =>
        world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == about).Select(subject => subject.CommentCount).SingleAsync(World.Cancelled));
}
