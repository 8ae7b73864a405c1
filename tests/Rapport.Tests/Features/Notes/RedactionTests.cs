using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes;
using Rapport.Features.Notes.States;
using Rapport.Shared;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Notes;

/// <summary>What must not stay is gone: from the text, and from all that it was made of.</summary>
public sealed class RedactionTests
{
    [Theory, EachEngine]
    public async Task An_editor_takes_words_out_and_nothing_of_them_is_left(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, editor) = (await desk.WriterAsync(), await desk.WriterAsync("Edi Tor", Role.Editor));
        await using var one = await ada.JoinAsync();
        var begun = ada.Pen.Begin("Before Heron-4711 after, and");
        await one.AnsweredAsync(begun);
        await one.AnsweredAsync(ada.Pen.Write(" heron-4711 again"));
        await one.AnsweredAsync(ada.Pen.Write(" and heron-4711 that was deleted"));
        await one.AnsweredAsync(Pen.Delete(ada.Pen.Client, ada.Pen.Clock - 31, 31));
        await world.PlantAsync(db => new RebuildNotes(db, world.Time).RunAsync(desk.Note, World.Cancelled));
        await world.PlantAsync(db => Task.FromResult(db.Add(new NoteState(desk.Note, 1, 1, begun.Length, begun))));
        await desk.WordsAsync();
        await world.IndexedAsync();
        Assert.Equal(6, await PlacesAsync(desk, "heron-4711"));
        using var browser = await world.SignInAsync(editor.Person);
        var page = $"{await world.AddressOfAsync(desk.Note)}/redact";

        var shown = await (await browser.SendAsync($"{page}?handler=Find", ("words", "HERON-4711"))).Content.ReadAsStringAsync(World.Cancelled);
        using var gone = await browser.SendAsync(page, ("words", "HERON-4711"));
        await world.IndexedAsync();

        Assert.Contains("In one paragraph", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Equal(0, await PlacesAsync(desk, "heron-4711"));
        Assert.Equal(["Before  after, and  again"], await desk.WordsAsync());
        Assert.False((await desk.CheckedAsync()).IsRefused);
        var told = await one.NextAsync(message => message.Kind == Message.Changed && message.Json["generation"] is not null);
        Assert.Equal(2, (int)told.Json["generation"]!);
        Assert.DoesNotContain("heron-4711", await browser.GetStringAsync($"{await world.AddressOfAsync(desk.Note)}/history?at=1", World.Cancelled), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachEngine]
    public async Task Whoever_was_away_meanwhile_is_refused_and_goes_on_in_the_new_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben, editor) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"), await desk.WriterAsync("Edi Tor", Role.Editor));
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(ada.Pen.Begin("Kept. Secret heron. Kept too."));
        }

        using var browser = await world.SignInAsync(editor.Person);
        await browser.SendAsync($"{await world.AddressOfAsync(desk.Note)}/redact", ("words", "Secret heron."));
        await using var late = await Conversation.ConnectAsync(world.Address, desk.Note, ada.Cookie);
        await late.SayAsync(Message.Open(1, 1, ada.Person.Id, ada.Pen.Client));
        var refused = await late.NextAsync(Message.Refused);
        await using var fresh = await Conversation.ConnectAsync(world.Address, desk.Note, ben.Cookie);
        await fresh.SayAsync(Message.Open(0, 0, ben.Person.Id, ben.Pen.Client));
        var welcome = await fresh.NextAsync(Message.Welcome);
        await fresh.NextAsync(Message.Update);
        var kept = await fresh.AnsweredAsync(ben.Pen.Begin("Next."));

        Assert.Equal(("generation_over", 0L), (refused.Code, refused.Number));
        Assert.Equal((2, 1), ((int)welcome.Json["generation"]!, (int)welcome.Json["head"]!));
        Assert.Equal((Message.Kept, 2L), (kept.Kind, kept.Second));
        Assert.Equal(["Kept.  Kept too.", "Next."], (await desk.WordsAsync()).Order());
    }

    [Theory, EachEngine]
    public async Task Nobody_else_takes_words_out_and_words_that_are_not_there_change_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("All of this stays."));
        var page = $"{await world.AddressOfAsync(desk.Note)}/redact";
        var editor = await world.PersonAsync(Role.Editor, desk.Event);
        using var own = await world.SignInAsync(ada.Person);
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Editor, await world.EventAsync()));
        using var edits = await world.SignInAsync(editor);

        foreach (var browser in new[] { own, stranger, world.Visitor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(page, ("words", "All of this"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync($"{page}?handler=Find", ("words", "All of this"))).StatusCode);
        }

        foreach (var (words, code) in new[] { ("not in it", "words_missing"), ("of", "words_too_short"), (" ", "words_needed"), (new string('x', 4001), "words_too_long") })
        {
            Assert.Contains(code, await (await edits.SendAsync(page, ("words", words))).Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
            Assert.Contains(code, await (await edits.SendAsync($"{page}?handler=Find", ("words", words))).Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(Message.Kept, (await one.AnsweredAsync(ada.Pen.Write(" And more."))).Kind);
        Assert.Equal(["All of this stays. And more."], await desk.WordsAsync());
    }

    [Theory]
    [EachEngine(false)]
    [EachEngine(true)]
    public async Task Somebody_who_is_erased_takes_their_own_words_with_them_or_leaves_them(Engine engine, bool keeps)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync("Ada Leaving"), await desk.WriterAsync("Ben Carver"));
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(ada.Pen.Begin("heron-4711 of mine"));
        }

        await using (var other = await ben.JoinAsync())
        {
            await other.AnsweredAsync(ben.Pen.Begin("What Ben wrote stays"));
        }

        await desk.WordsAsync();
        using var leaving = await world.SignInAsync(ada.Person);
        using var reader = await world.SignInAsync(ben.Person);
        using var erased = await leaving.SendAsync("/account/erase", ("keep", keeps ? "true" : "false"));
        await world.IndexedAsync();

        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        Assert.Equal(keeps ? ["What Ben wrote stays", "heron-4711 of mine"] : ["What Ben wrote stays"], (await desk.WordsAsync()).Order(StringComparer.Ordinal));
        var page = await desk.PageAsync(reader);
        Assert.Contains("What Ben wrote stays", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Leaving", page, StringComparison.Ordinal);
        Assert.False((await desk.CheckedAsync()).IsRefused);
        if (!keeps)
        {
            Assert.Equal(0, await PlacesAsync(desk, "heron-4711"));
        }
    }

    /// <summary>In how many rows words stand, whatever the case of their letters.</summary>

    /// <summary>Such a note may be there from before it was refused.</summary>
    [Theory, EachEngine]
    public async Task A_note_that_holds_something_too_deep_can_still_be_redacted(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, editor) = (await desk.WriterAsync(), await desk.WriterAsync("Edi Tor", Role.Editor));
        await world.PlantAsync(async db =>
        {
            db.Add(new NoteClient(desk.Note, ada.Pen.Client, ada.Person.Id));
            await new AppendUpdates(db, world.Time).RunAsync([new(desk.Note, 1, 0, [(ada.Person.Id, ada.Pen.Begin("Kept. heron-4711")), (ada.Person.Id, ada.Pen.Nest(70))])], World.Cancelled);
        });
        using var browser = await world.SignInAsync(editor.Person);

        using var gone = await browser.SendAsync($"{await world.AddressOfAsync(desk.Note)}/redact", ("words", "heron-4711"));

        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.StartsWith("Kept.", (await desk.WordsAsync())[0], StringComparison.Ordinal);
        Assert.Equal(0, await PlacesAsync(desk, "heron-4711"));
        using var self = await world.SignInAsync(ada.Person);
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await self.SendAsync("/account/erase", ("keep", "false"))).StatusCode);
    }

    private static Task<int> PlacesAsync(Desk desk, string words) => desk.World.ReadAsync(async db =>
    {
        var bytes = await db.NoteUpdates.Select(update => update.Bytes).Concat(db.NoteStates.Select(state => state.Bytes)).ToListAsync(World.Cancelled);
        var texts = await db.NoteTexts.Select(text => text.Plain + text.Html).Concat(db.Subjects.Select(subject => subject.Title)).ToListAsync(World.Cancelled);
        var space = await db.Subjects.Where(subject => subject.Id == desk.Note).Select(subject => subject.SpaceId).SingleAsync(World.Cancelled);
        var found = await db.Dialect.Search.Find(db, space, Rapport.Platform.Data.SearchTerms.From(words)!, inTitle: false).CountAsync(World.Cancelled);
        return found + bytes.Select(Encoding.UTF8.GetString).Concat(texts).Count(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));
    });
}
