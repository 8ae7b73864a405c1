using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Notes;
using Rapport.Features.Notes.Passages;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>Words of a note become entries and questions, and are talked about.</summary>
public sealed class PassageTests
{
    private const string Line = "Twelve indicators, not ninety-four";

    [Theory, EachEngine]
    public async Task A_passage_becomes_a_quote_that_leads_to_its_place_and_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        await desk.LockAsync(ada);
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 0, 17, "Twelve indicators").Body);
        var quote = device.Entry("quote", "Twelve indicators.", desk.Session.Id, more: new { source = Device.IdOf(mark), saidBy = new { name = "Siân Prosser" } });

        var first = await device.SendAsync(mark, quote);
        var second = await device.SendAsync(mark, quote);

        Assert.Equal(["accepted", "accepted"], first.Select(answer => answer.Status));
        Assert.Equal(["already_had", "already_had"], second.Select(answer => answer.Status));
        var (passage, note) = (Device.IdOf(mark), await world.AddressOfAsync(desk.Note));
        await Eventually.HoldsAsync("the place shows what came of it", async () => (await desk.NotePageAsync(device.Client)).Contains(
            $"<p>Twelve indicators<a class=\"passage\" id=\"p-{passage}\" href=\"#of-{passage}\">Quote</a>, not ninety-four</p>", StringComparison.Ordinal));
        var page = await desk.NotePageAsync(device.Client);
        Assert.Contains($"href=\"{await world.AddressOfAsync(Device.IdOf(quote))}\">Twelve indicators.</a>", page, StringComparison.Ordinal);
        var link = $"<a href=\"{note}#p-{passage}\">from the shared note</a>";
        Assert.Contains(link, await EntryPageAsync(world, device.Client, quote), StringComparison.Ordinal);
        Assert.DoesNotContain($"{passage}", await EntryPageAsync(world, world.Visitor, quote), StringComparison.Ordinal);
        Assert.DoesNotContain("p-", await desk.PageAsync(device.Client) is var session ? session[session.IndexOf("note-words", StringComparison.Ordinal)..session.IndexOf("ninety-four", StringComparison.Ordinal)] : "", StringComparison.Ordinal);
        Assert.Equal("One note is as its log says.", await CheckedAsync(world));
        Assert.Empty(await world.ReadAsync(db => db.Activities.Where(act => act.SubjectId == desk.Note && act.At > world.Time.GetUtcNow()).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_source_that_is_not_there_or_not_for_the_sender_is_left_out(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        var away = await world.EntryAsync(await world.EventAsync(), ada.Person);
        var secret = await world.EntryAsync(desk.Event, await world.PersonAsync(Role.Reporter, desk.Event), visibility: Visibility.AuthorOnly);

        foreach (var source in new[] { Ids.New(world.Time), away.Id, secret.Id, desk.Event.Id })
        {
            var entry = device.Note("A note.", desk.Session.Id, more: new { source });
            Assert.Equal("accepted", (await device.SendOneAsync(entry)).Status);
            Assert.DoesNotContain("from the shared note", await EntryPageAsync(world, device.Client, entry), StringComparison.Ordinal);
        }

        Assert.False(await world.ReadAsync(db => db.Subjects.AnyAsync(row => row.SourceId != null, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_is_no_passage_is_refused_and_leaves_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        var good = desk.Passage(ada.Pen, 0, 6, "Twelve");
        (MarkBody, string)[] bad =
        [
            (good with { From = new { item = "first" } }, "body_malformed"),
            (good with { To = new { tname = new string('x', 400), assoc = 0 } }, "body_malformed"),
            (good with { Words = " \n " }, "text_missing"),
            (good with { Words = new string('x', 1001) }, "text_too_long"),
            (good with { Generation = 2 }, "generation_over"),
            (good with { Note = Ids.New(world.Time) }, "note_unknown"),
            (good with { Note = (await world.NoteAsync(await world.SessionAsync(await world.EventAsync()), ada.Person.Id)).Id }, "note_unknown"),
            (good with { Note = desk.Session.Id }, "note_unknown"),
        ];

        foreach (var (body, code) in bad)
        {
            Assert.Equal(("refused", code), await device.SendOneAsync(device.Operation("passage.mark", body.Body)) is var answer ? (answer.Status, answer.Code) : default);
        }

        var id = Ids.New(world.Time);
        Assert.Equal("accepted", (await device.SendOneAsync(device.Operation("passage.mark", good.Body, id))).Status);
        Assert.Equal("id_taken", (await device.SendOneAsync(device.Operation("passage.mark", (good with { Words = "Other" }).Body, id))).Code);
        Assert.Equal(["Twelve"], await world.ReadAsync(db => db.Passages.Select(row => row.Words).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_passage_is_talked_about_resolved_and_opened_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var (ben, member) = (await desk.WriterAsync("Ben Carver"), await desk.WriterAsync("Mia Member", Role.Member));
        await desk.ShareAsync(Visibility.Members);
        var (device, note) = (await desk.DeviceAsync(ada), await world.AddressOfAsync(desk.Note));
        using var other = await world.SignInAsync(ben.Person);
        using var reader = await world.SignInAsync(member.Person);
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 23, 34, "ninety-four").Body);
        var passage = Device.IdOf(mark);
        var comment = device.Operation("comment.post", new { about = passage, text = "Was it not ninety-six?" });

        Assert.Equal(["accepted", "accepted"], (await device.SendAsync(mark, comment)).Select(answer => answer.Status));

        await Eventually.HoldsAsync("the place shows it", async () => (await desk.NotePageAsync(reader)).Contains($"href=\"#of-{passage}\">1 comment</a></p>", StringComparison.Ordinal));
        var thread = await reader.GetStringAsync(await world.AddressOfAsync(Device.IdOf(comment)), World.Cancelled);
        Assert.Contains("Was it not ninety-six?", thread, StringComparison.Ordinal);
        Assert.Contains($"href=\"{note}#p-{passage}\"", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Resolve", await desk.NotePageAsync(reader), StringComparison.Ordinal);
        foreach (var who in new[] { reader, world.Visitor })
        {
            using var refused = await who.SendAsync($"{note}?handler=Resolve", ("passage", $"{passage}"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        await other.SendAsync($"{note}?handler=Resolve", ("passage", $"{passage}"));
        await device.Client.SendAsync($"{note}?handler=Resolve", ("passage", $"{passage}"));
        var page = await desk.NotePageAsync(reader);
        Assert.Contains("resolved by <b>Ben Carver</b>", page, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"passage is-resolved\" id=\"p-{passage}\"", page, StringComparison.Ordinal);
        await other.SendAsync($"{note}?handler=Unresolve", ("passage", $"{passage}"));
        Assert.DoesNotContain("resolved by", await desk.NotePageAsync(reader), StringComparison.Ordinal);
        Assert.Equal(["passage.marked", "passage.resolved", "passage.reopened"], await world.ReadAsync(db => db.Activities.Where(act => act.SubjectId == passage).OrderBy(act => act.Number).Select(act => act.Verb).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Whoever_has_the_note_open_is_told_of_what_is_new_about_a_passage_and_nobody_else_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var (device, note) = (await desk.DeviceAsync(ada), await world.AddressOfAsync(desk.Note));
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 23, 34, "ninety-four").Body);
        var passage = Device.IdOf(mark);
        var number = await world.ReadAsync(db => db.Streams.Where(stream => stream.Id == desk.Event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));
        await using var writer = await LiveReader.FollowAsync(device.Client, desk.Event.Id, number);
        await using var visitor = await LiveReader.FollowAsync(world.Visitor, desk.Event.Id, number);

        await device.SendOneAsync(mark);
        Assert.Equal(("show", desk.Note), await OfPassageAsync(writer));
        await device.SendOneAsync(device.Operation("comment.post", new { about = passage, text = "Was it not ninety-six?" }));
        Assert.Equal(("count", null), await OfPassageAsync(writer));
        await device.Client.SendAsync($"{note}?handler=Resolve", ("passage", $"{passage}"));
        Assert.Equal(("show", desk.Note), await OfPassageAsync(writer));

        var entry = device.Note("For everybody.", desk.Session.Id);
        await device.SendOneAsync(entry);
        Assert.Equal(Device.IdOf(entry), (await visitor.NextAsync()).GetProperty("subject").GetGuid());

        async Task<(string?, Guid?)> OfPassageAsync(LiveReader reader)
        {
            while (true)
            {
                var change = await reader.NextAsync();
                if (change.GetProperty("kind").GetString() == Passage.SubjectKind)
                {
                    Assert.Equal(passage, change.GetProperty("subject").GetGuid());
                    Assert.DoesNotContain("ninety", change.ToString(), StringComparison.Ordinal);
                    return (change.GetProperty("change").GetString(), change.TryGetProperty("about", out var about) ? about.GetGuid() : null);
                }
            }
        }
    }

    [Theory, EachEngine]
    public async Task A_question_that_came_up_stands_with_its_session_and_leads_to_the_notes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 0, 17, "Twelve indicators").Body);
        var raise = device.Operation("question.raise", new { session = desk.Session.Id, text = "Which\ntwelve?", source = Device.IdOf(mark) });

        Assert.Equal(["accepted", "accepted"], (await device.SendAsync(mark, raise)).Select(answer => answer.Status));

        var address = await world.AddressOfAsync(Device.IdOf(raise));
        Assert.Contains($"<a href=\"{address}\">Which twelve?</a>", await desk.PageAsync(world.Visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("from the shared note", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains($"#p-{Device.IdOf(mark)}\">from the shared note</a>", await device.Client.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("session_unknown", (await device.SendOneAsync(device.Operation("question.raise", new { session = desk.Event.Id, text = "Which?" }))).Code);
        Assert.Equal("visibility_unknown", (await device.SendOneAsync(device.Operation("question.raise", new { session = desk.Session.Id, text = "Which?", visibility = "authorOnly" }))).Code);
    }

    [Theory, EachEngine]
    public async Task Words_that_are_gone_are_listed_as_they_stood_and_found_where_a_line_was_made_anew(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        await using var one = await ada.JoinAsync(after: 1);
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 0, 17, "Twelve indicators").Body);
        await device.SendOneAsync(mark);
        await Eventually.HoldsAsync("it is placed", () => IsPlacedAsync(desk, "Twelve indicators<span"));

        await one.AnsweredAsync(Pen.Delete(ada.Pen.Client, 2, 17));
        await Eventually.HoldsAsync("nothing is left of it", async () => (await desk.NotePageAsync(device.Client)).Contains("No longer in the note.", StringComparison.Ordinal));
        Assert.Contains("<blockquote class=\"passage-words\">Twelve indicators</blockquote>", await desk.NotePageAsync(device.Client), StringComparison.Ordinal);
        await one.AnsweredAsync(ada.Pen.Begin("So: Twelve indicators are enough"));

        await Eventually.HoldsAsync("it is found by its words", () => IsPlacedAsync(desk, $"So: Twelve indicators{PassageAnchor(mark)} are enough"));
        Assert.Equal("One note is as its log says.", await CheckedAsync(world));
    }

    [Theory, EachEngine]
    public async Task In_a_note_begun_anew_passages_keep_their_places_and_no_words_that_had_to_go(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var device = await desk.DeviceAsync(ada);
        await device.SendAsync(device.Operation("passage.mark", desk.Passage(ada.Pen, 0, 17, "Twelve indicators").Body), device.Operation("passage.mark", desk.Passage(ada.Pen, 23, 34, "ninety-four").Body));
        await Eventually.HoldsAsync("both are placed", () => IsPlacedAsync(desk, "ninety-four<span"));

        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, desk.Event));
        await editor.SendAsync($"{await world.AddressOfAsync(desk.Note)}/redact", ("words", "Twelve"));

        Assert.True(await IsPlacedAsync(desk, "<p> indicators<span"));
        Assert.True(await IsPlacedAsync(desk, "ninety-four<span"));
        Assert.Equal("One note is as its log says.", await CheckedAsync(world));
        Assert.Equal(["", "ninety-four"], (await desk.AboutAsync(Passage.SubjectKind)).ConvertAll(row => row.Title).Order(StringComparer.Ordinal));
        Assert.Equal(["", "ninety-four"], (await world.ReadAsync(db => db.Passages.Select(row => row.Words).ToListAsync(World.Cancelled))).Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task One_person_does_not_use_up_what_a_note_takes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, ada) = await WrittenAsync(world);
        var (device, editor) = (await desk.DeviceAsync(await desk.WriterAsync("Con Tributor", Role.Reporter)), await desk.DeviceAsync(await desk.WriterAsync("Edi Tor", Role.Editor)));
        var (first, more) = (Marks(device, 90), Marks(device, 20));

        await device.SendAsync(first);
        var answers = await device.SendAsync(more);

        Assert.Equal(Enumerable.Repeat((string?)null, 10).Concat(Enumerable.Repeat("passages_full", 10)), answers.Select(answer => answer.Code));
        Assert.Equal("accepted", (await editor.SendOneAsync(Marks(editor, 1)[0])).Status);
        await editor.Client.SendAsync($"{await world.AddressOfAsync(desk.Event.Id)}/moderation/{Device.IdOf(first[0])}", ("reason", "Said twice."));
        Assert.Equal(["accepted", "refused"], (await device.SendAsync(more[^1], more[^2])).Select(answer => answer.Status));

        System.Text.Json.Nodes.JsonObject[] Marks(Device by, int count) => [.. Enumerable.Range(0, count).Select(_ => by.Operation("passage.mark", desk.Passage(ada.Pen, 0, 6, "Twelve").Body))];
    }

    private static string PassageAnchor(System.Text.Json.Nodes.JsonObject mark) => $"<span class=\"passage\" id=\"p-{Device.IdOf(mark)}\"></span>";

    private static Task<bool> IsPlacedAsync(Desk desk, string html) =>
        desk.World.ReadAsync(async db => (await db.NoteTexts.SingleAsync(World.Cancelled)).Html.Contains(html, StringComparison.Ordinal));

    private static async Task<(Desk Desk, Writer Ada)> WrittenAsync(World world)
    {
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin(Line));
        await desk.WordsAsync();
        return (desk, ada);
    }

    private static async Task<string> EntryPageAsync(World world, HttpClient client, System.Text.Json.Nodes.JsonObject entry) =>
        await client.GetStringAsync(await world.AddressOfAsync(Device.IdOf(entry)), World.Cancelled);

    private static async Task<string?> CheckedAsync(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CheckNotes>().RunAsync(World.Cancelled);
        return outcome.Match(said => said, problem => problem.Sentence);
    }
}
