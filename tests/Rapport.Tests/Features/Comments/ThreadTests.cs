using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Comments;

public sealed class ThreadTests
{
    [Theory, EachEngine]
    public async Task A_thread_goes_on_however_much_was_held_or_taken_back_in_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Member, @event);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        await PlantAsync(world, @event, entry.Id, person.Id, 2001);
        using var mia = await world.SignInAsync(person);
        var discuss = await world.DiscussAsync(@event, entry.Id);

        var said = await mia.CommentOnAsync(discuss, "heron-4471");
        var taken = await mia.CommentOnAsync(discuss, "plover-9912", said);
        await mia.CommentOnAsync(discuss, "siskin-1180", taken);
        await mia.FormAsync($"{discuss}?handler=Delete", ("comment", $"{taken}"));

        foreach (var reader in new[] { world.Visitor, mia })
        {
            var page = await reader.GetStringAsync(discuss, World.Cancelled);
            Assert.Contains("heron-4471", page, StringComparison.Ordinal);
            Assert.Contains("siskin-1180", page, StringComparison.Ordinal);
            Assert.Contains("Taken back by its author.", page, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task A_device_that_brings_more_comments_than_anybody_writes_is_told_to_wait_and_loses_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event);
        var comments = Enumerable.Range(0, 220).Select(n => device.Operation("comment.post", new { about = entry.Id, text = $"Number {n}" })).ToArray();

        var answers = await device.SendAsync(comments);

        Assert.Equal(Enumerable.Repeat("accepted", 200).Concat(Enumerable.Repeat("try_later", 20)), answers.Select(answer => answer.Status));
        Assert.All(answers.Skip(200), answer => Assert.Equal("too_many_comments", answer.Code));
        Assert.Equal(["already_had", "try_later"], (await device.SendAsync(comments[0], comments[^1])).Select(answer => answer.Status));
        Assert.Equal(200, await world.CommentsOnAsync(entry.Id));
    }

    [Theory, EachEngine]
    public async Task Whoever_waits_to_be_let_in_has_few_comments_waiting(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        var device = new Device(guest, @event, world.Time);
        var comments = Enumerable.Range(0, 22).Select(n => device.Operation("comment.post", new { about = entry.Id, text = $"Number {n}" })).ToArray();

        var answers = await device.SendAsync(comments);

        Assert.Equal(Enumerable.Repeat("accepted", 20).Concat(Enumerable.Repeat("try_later", 2)), answers.Select(answer => answer.Status));
        var form = await guest.FormAsync(await world.DiscussAsync(@event, entry.Id), ("text", "One more"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        Assert.Contains("data-problem=\"too_many_comments\"", form.Page, StringComparison.Ordinal);

        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/guests", ("person", $"{person}"));
        Assert.Equal(["already_had", "accepted"], (await device.SendAsync(comments[0], comments[^1])).Select(answer => answer.Status));
        Assert.Equal(21, await world.CommentsOnAsync(entry.Id));
    }

    [Theory, EachEngine]
    public async Task Who_takes_part_by_a_name_alone_is_marked_a_guest_until_they_have_an_account(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var (@event, board, _) = await world.CalledAsync();
        var discuss = await world.DiscussAsync(@event, @event.Id);
        using var maud = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Maud Ellery"));
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open), "Maud E.");
        using var leaves = guest;
        await maud.CommentOnAsync(discuss, "From the organiser.");
        await guest.CommentOnAsync(discuss, "From a guest.");
        await guest.AskAsync(board, "Who counts?");

        var page = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Equal(2, page.Split(" <span class=\"soft\">guest</span>").Length);
        Assert.Contains("<b>Maud E.</b> <span class=\"soft\">guest</span>", page, StringComparison.Ordinal);
        Assert.Contains("Maud E.</b>, guest", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);

        await guest.FormAsync("/account/email", ("Email", "maud.e@example.org"));
        await Eventually.HoldsAsync("a message", () => Task.FromResult(sink.Deliveries.Count == 1));
        await guest.FormAsync(new Uri(System.Text.RegularExpressions.Regex.Match(sink.Deliveries[0].Text, "http\\S+/account/email/\\S+").Value).AbsolutePath);

        await Eventually.HoldsAsync("no guest any more", async () => !(await world.Visitor.GetStringAsync(discuss, World.Cancelled)).Contains(">guest<", StringComparison.Ordinal));
    }

    private static Task PlantAsync(World world, Event @event, Guid about, Guid author, int count) => world.PlantAsync(db =>
    {
        var at = world.Time.GetUtcNow() - TimeSpan.FromDays(1);
        for (var n = 0; n < count; n++)
        {
            var id = Ids.New(world.Time);
            var subject = new Subject(id, Comment.SubjectKind, new(@event.SpaceId, @event.Id), author, at).Named("Noise", "/").SeenBy(Visibility.Public, Visibility.Public);
            if (n % 2 == 0)
            {
                subject.Hold();
            }
            else
            {
                subject.Withdraw();
            }

            db.Add(subject);
            db.Add(new Comment(id, about, null, author, "Noise").Posted(at));
        }

        return Task.CompletedTask;
    });
}
