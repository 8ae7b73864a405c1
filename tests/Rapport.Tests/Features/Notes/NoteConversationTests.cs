using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes;
using Rapport.Shared;
using Rapport.Tests.Formats.Yjs;

namespace Rapport.Tests.Features.Notes;

/// <summary>Several people write one note, at its doors.</summary>
public sealed class NoteConversationTests
{
    [Theory, EachEngine]
    public async Task What_one_writes_the_other_hears_and_the_page_shows(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await using var one = await ada.JoinAsync();
        await using var other = await ben.JoinAsync();

        var first = ada.Pen.Begin("Twelve indicators heron-771");
        var kept = await one.AnsweredAsync(first);
        var heard = await other.NextAsync(Message.Update);
        var answer = await other.AnsweredAsync(ben.Pen.Begin("not ninety-four"));

        Assert.Equal((Message.Kept, 1L, 1L), (kept.Kind, kept.Number, kept.Second));
        Assert.Equal(1, heard.Number);
        Assert.Equal(first, heard.Bytes);
        Assert.Equal((Message.Kept, 2L), (answer.Kind, answer.Second));
        Assert.Equal([(1L, ada.Person.Id), (2L, ben.Person.Id)], (await desk.LogAsync()).Select(row => (row.Number, row.PersonId)));
        using var reader = await world.SignInAsync(ben.Person);
        await Eventually.HoldsAsync("the page shows it", async () => (await desk.PageAsync(reader)).Contains("not ninety-four", StringComparison.Ordinal));
        var page = await desk.PageAsync(reader);
        Assert.Contains("<p>Twelve indicators heron-771</p>", page, StringComparison.Ordinal);
        Assert.Contains("Ada Fenwick, Ben Carver", page, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-771", await desk.PageAsync(world.Visitor), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_came_twice_is_kept_once_and_what_builds_on_nothing_is_asked_for(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        var (first, second) = (ada.Pen.Begin("One"), ada.Pen.Write(" two"));

        var gap = await one.AnsweredAsync(second);
        await one.SendAsync(first);
        await one.SendAsync(first);
        var kept = await one.AnsweredAsync(second);
        var again = await one.AnsweredAsync(first);

        Assert.Equal((Message.Resend, 0), (gap.Kind, gap.Bytes[0]));
        Assert.Equal((Message.Kept, 2L), (kept.Kind, kept.Second));
        Assert.Equal((Message.Kept, 2L), (again.Kind, again.Second));
        Assert.Equal([first, second], (await desk.LogAsync()).ConvertAll(row => row.Bytes));
        var gone = await one.AnsweredAsync(Pen.Delete(ada.Pen.Client, 2, 3));
        var twice = await one.AnsweredAsync(Pen.Delete(ada.Pen.Client, 3, 2));
        Assert.Equal((3L, 3L), (gone.Second, twice.Second));
    }

    [Theory, EachEngine]
    public async Task Whoever_comes_back_hears_what_they_missed_also_after_a_restart(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        var (first, second) = (ada.Pen.Begin("One"), ada.Pen.Write(" two"));
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(first);
            await one.AnsweredAsync(second);
        }

        await world.RestartAsync();
        await using var late = await ben.JoinAsync(after: 1);

        var missed = await late.NextAsync(Message.Update);
        Assert.Equal(2, missed.Number);
        Assert.Equal(second, missed.Bytes);
        var kept = await late.AnsweredAsync(ben.Pen.Begin("three"));
        Assert.Equal((Message.Kept, 3L), (kept.Kind, kept.Second));
    }

    [Theory, EachEngine]
    public async Task Nobody_writes_in_anothers_name(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, eve) = (await desk.WriterAsync(), await desk.WriterAsync("Eve Other"));
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Mine"));
        await using var thief = await Conversation.ConnectAsync(world.Address, desk.Note, eve.Cookie);

        await thief.SayAsync(Message.Open(0, 0, eve.Person.Id, ada.Pen.Client));
        var taken = await thief.NextAsync(Message.Refused);
        await using var other = await eve.JoinAsync();
        var forged = await other.AnsweredAsync(ada.Pen.Write(" and this"));
        await using var guise = await Conversation.ConnectAsync(world.Address, desk.Note, eve.Cookie);
        await guise.SayAsync(Message.Open(0, 0, ada.Person.Id, 77));

        Assert.Equal("client_taken", taken.Code);
        Assert.Equal((Message.Refused, "client_unknown"), (forged.Kind, forged.Code));
        Assert.Equal("signed_in_as_other", (await guise.NextAsync(Message.Refused)).Code);
        Assert.Single(await desk.LogAsync());
    }

    [Theory, EachEngine]
    public async Task What_costs_too_much_is_refused_and_costs_the_next_one_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, eve) = (await desk.WriterAsync(), await desk.WriterAsync("Eve Other"));
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Mine"));
        await using var other = await Conversation.ConnectAsync(world.Address, desk.Note, eve.Cookie);
        await other.SayAsync(Message.Open(0, 0, eve.Person.Id, 7001, 7002));
        await other.NextAsync(Message.Welcome);

        // Each stands before another letter of the same word: all that came before have to be passed.
        var word = Bytes.Section(7002, 0, Bytes.InRoot(4, Bytes.Text(new('a', 1000))));
        var before = Bytes.Section(7001, 0, [.. Enumerable.Range(0, 1000).Select(at => Bytes.Before(4, new(7002, at), Bytes.Text("b")))]);
        var costly = await other.AnsweredAsync(Bytes.Update([word, before]));
        var (kept, again) = (await one.AnsweredAsync(ada.Pen.Write(" and yours")), await other.AnsweredAsync(Bytes.Update([word])));

        Assert.Equal((Message.Refused, "update_costly"), (costly.Kind, costly.Code));
        Assert.Equal((Message.Kept, 2L), (kept.Kind, kept.Second));
        Assert.Equal((Message.Refused, "too_much"), (again.Kind, again.Code));
        Assert.Equal(2, (await desk.LogAsync()).Count);
    }

    [Theory, EachEngine]
    public async Task A_client_that_wrote_nothing_leaves_no_row_and_is_still_one_persons(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, eve) = (await desk.WriterAsync(), await desk.WriterAsync("Eve Other"));
        await using var many = await Conversation.ConnectAsync(world.Address, desk.Note, eve.Cookie);
        await many.SayAsync(Message.Open(0, 0, eve.Person.Id, [.. Enumerable.Range(50_000, 900)]));
        await many.NextAsync(Message.Welcome);
        await using var one = await ada.JoinAsync();
        await using var thief = await Conversation.ConnectAsync(world.Address, desk.Note, eve.Cookie);
        await thief.SayAsync(Message.Open(0, 0, eve.Person.Id, ada.Pen.Client));
        Assert.Equal("client_taken", (await thief.NextAsync(Message.Refused)).Code);

        await one.AnsweredAsync(ada.Pen.Begin("Mine"));

        Assert.Equal([(ada.Pen.Client, ada.Person.Id)], (await world.ReadAsync(db => db.NoteClients.ToListAsync(World.Cancelled))).Select(row => (row.Client, row.PersonId)));
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_read_or_is_too_much_is_refused_and_harms_nobody(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Settings = new Dictionary<string, string?> { ["Notes:UpdateKilobytes"] = "64", ["Notes:DocumentMegabytes"] = "1" } });
        var desk = await Desk.OpenAsync(world);
        var (ada, eve) = (await desk.WriterAsync(), await desk.WriterAsync("Eve Other"));
        await using var one = await ada.JoinAsync();
        await using var other = await eve.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Whole"));
        var (random, good) = (new Random(7), eve.Pen.Begin("Good"));

        for (var i = 0; i < 40; i++)
        {
            var damaged = good[..random.Next(good.Length)];
            var answer = await other.AnsweredAsync(i % 2 == 0 ? damaged : Noise(random));
            Assert.Equal((Message.Refused, "update_malformed"), (answer.Kind, answer.Code));
        }

        Assert.Equal("update_too_large", (await other.AnsweredAsync(new byte[(64 * 1024) + 1])).Code);
        Assert.Equal(Message.Kept, (await other.AnsweredAsync(good)).Kind);
        var full = await FillAsync(other, eve.Pen);
        Assert.Equal("note_full", full.Code);
        Assert.Equal("Whole", Assert.Single(await desk.WordsAsync(), words => words.StartsWith("Whole", StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task A_locked_note_takes_nothing_until_an_editor_opens_it_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, editor) = (await desk.WriterAsync(), await desk.WriterAsync("Edi Tor", Role.Editor));
        await using var one = await ada.JoinAsync();
        var page = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == desk.Note).Select(row => row.Address).SingleAsync(World.Cancelled));
        using var own = await world.SignInAsync(ada.Person);
        using var editing = await world.SignInAsync(editor.Person);

        await own.SendAsync($"{page}?handler=Lock");
        var told = await one.NextAsync(message => message.Kind == Message.Changed && message.Json["isLocked"] is not null);
        var refused = await one.AnsweredAsync(ada.Pen.Begin("Too late"));
        using var mayNot = await own.SendAsync($"{page}?handler=Reopen");
        await editing.SendAsync($"{page}?handler=Reopen");
        await one.NextAsync(message => message.Kind == Message.Changed && (bool?)message.Json["isLocked"] == false);

        Assert.True((bool)told.Json["isLocked"]!);
        Assert.Equal((Message.Refused, "note_locked"), (refused.Kind, refused.Code));
        Assert.Equal(HttpStatusCode.NotFound, mayNot.StatusCode);
        Assert.Equal(Message.Kept, (await one.AnsweredAsync(new Pen(ada.Pen.Client).Begin("In time"))).Kind);
    }

    /// <summary>A note in which something is cut off could not be written anew without somebody's words.</summary>
    [Theory, EachEngine]
    public async Task What_is_nested_too_deep_is_refused_and_the_note_stays_whole(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await using var one = await ada.JoinAsync();
        await using var other = await ben.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("One"));

        var refused = await other.AnsweredAsync(ben.Pen.Nest(70));
        var kept = await one.AnsweredAsync(ada.Pen.Write(" two"));

        Assert.Equal(Message.Refused, refused.Kind);
        Assert.Equal(Message.Kept, kept.Kind);
        Assert.Equal(2, (await desk.LogAsync()).Count);
        Assert.Equal(["One two"], await desk.WordsAsync());
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        bytes[0] = (byte)random.Next(2, 40);
        return bytes;
    }

    private static async Task<Message> FillAsync(Conversation conversation, Pen pen)
    {
        while (true)
        {
            var answer = await conversation.AnsweredAsync(pen.Write(new string('x', 65_000)));
            if (answer.Kind == Message.Refused && answer.Code != "too_much")
            {
                return answer;
            }
        }
    }
}
