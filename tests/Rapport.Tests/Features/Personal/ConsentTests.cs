using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Search;
using Rapport.Tests.Formats.Video;

namespace Rapport.Tests.Features.Personal;

public sealed class ConsentTests
{
    private const string Own = "Wilhelmina Zellweger";

    [Theory, EachEngine]
    public async Task Behind_a_pseudonym_the_own_name_is_found_nowhere(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, person, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var entry = await world.EntryAsync(@event, person, "Words of her own.", session);
        await browser.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{entry.Id}", "And a comment of hers.");
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "What she said.", saidBy = new { name = Own }, session = session.Id });
        await reporter.OperateAsync(@event, "entry.post", new { entry = "action", text = "Write it up.", owner = new { person = person.Id } });
        await world.IndexedAsync();
        Assert.Contains("Wilhelmina", await world.EverythingAsync(world.Visitor, @event, "Zellweger"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.ConsentAsync(pseudonym: "A front-line manager")).StatusCode);
        // Typed again by somebody who knows her.
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "What she said next.", saidBy = new { name = Own }, session = session.Id });
        await world.IndexedAsync();

        foreach (var reader in new[] { world.Visitor, reporter })
        {
            var told = await world.EverythingAsync(reader, @event, "Zellweger");
            Assert.DoesNotContain("Wilhelmina", told, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("A front-line manager", told, StringComparison.Ordinal);
        }

        Assert.Contains(Own, await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);

        await browser.ConsentAsync();
        Assert.Contains(Own, await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine("<p>Wilhelmina Zellweger counts bins, plover-5503.</p>", false, false)]
    [EachEngine("<p>Counts bins, plover-5503.</p>", false, false)]
    [EachEngine("Ms ZELLWEGER counts bins, plover-5503.", true, false)]
    [EachEngine("Counts bins, plover-5503.", true, true)]
    public async Task Behind_a_pseudonym_a_biography_stands_only_where_it_does_without_the_name(Engine engine, string biography, bool isByHand, bool stands)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, person, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        await world.PlantAsync(async db =>
        {
            var speaker = await db.Speakers.SingleAsync(row => row.PersonId == person.Id, World.Cancelled);
            speaker.Describe(Own, biography);
            if (isByHand)
            {
                speaker.WriteBiography(biography);
            }
        });
        var talk = await world.AddressOfAsync(session.Id);
        var space = talk.Split('/')[1];
        Assert.Contains("plover-5503", await world.Visitor.GetStringAsync($"/{space}/people/wilhelmina-zellweger", World.Cancelled), StringComparison.Ordinal);

        await browser.ConsentAsync(pseudonym: "A front-line manager");

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/{space}/people/wilhelmina-zellweger", World.Cancelled)).StatusCode);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
        var speaker = await world.ReadAsync(db => db.Speakers.Where(row => row.PersonId == person.Id).Select(row => row.Id).SingleAsync(World.Cancelled));
        var door = $"{await world.AddressOfAsync(@event.Id)}/speakers/{speaker}";
        foreach (var (reader, page) in new[] { (world.Visitor, $"/{space}/people/a-front-line-manager"), (world.Visitor, talk), (editor, door) })
        {
            Assert.Equal(stands, (await reader.GetStringAsync(page, World.Cancelled)).Contains("plover-5503", StringComparison.Ordinal));
        }

        Assert.Contains("plover-5503", await browser.GetStringAsync(door, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_quote_that_its_writer_keeps_to_themselves_is_not_put_to_whoever_said_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, _) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(quotation: "Ask");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var kept = Ids.New(world.Time);

        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "plover-5504", saidBy = new { name = Own }, visibility = "authorOnly" }, kept);

        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
        Assert.DoesNotContain("plover-5504", await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("plover-5504", await editor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/take-downs", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(browser, kept, true)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Whoever_wants_to_be_quoted_without_their_name_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var quote = Ids.New(world.Time);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "Said before.", saidBy = new { name = Own }, session = session.Id }, quote);
        var address = await world.AddressOfAsync(quote);
        Assert.Contains("<p class=\"said-by\">", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);

        await browser.ConsentAsync(quotation: "Nameless");

        Assert.DoesNotContain("<p class=\"said-by\">", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "Said after.", saidBy = new { name = Own } });
        Assert.DoesNotContain("<p class=\"said-by\">", await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled), StringComparison.Ordinal);

        await browser.ConsentAsync();
        Assert.Contains("<p class=\"said-by\">", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_quote_of_somebody_who_is_asked_first_waits_for_their_yes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, _) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(quotation: "Ask");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (wanted, unwanted) = (Ids.New(world.Time), Ids.New(world.Time));
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "plover-5501", saidBy = new { name = Own } }, wanted);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "heron-5502", saidBy = new { name = Own } }, unwanted);
        var front = await world.AddressOfAsync(@event.Id);
        Assert.DoesNotContain("plover-5501", await world.Visitor.GetStringAsync(front, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("plover-5501", await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);

        // A stranger does not answer for her.
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(stranger, wanted, true)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(browser, wanted, true)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(browser, unwanted, false)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(browser, wanted, false)).StatusCode);

        var page = await world.Visitor.GetStringAsync(front, World.Cancelled);
        Assert.Contains("plover-5501", page, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-5502", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Where_a_speaker_wants_no_photos_the_team_is_told_and_a_photo_waits_for_an_editor(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(photos: "No");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        Assert.Contains("no photos, please", await reporter.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("no photos, please", await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);

        var (entry, photo) = (Ids.New(world.Time), Ids.New(world.Time));
        (await reporter.SendPhotoAsync(@event, photo, Pictures.Jpeg())).Dispose();
        var posted = await reporter.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, alt = "The stage", session = session.Id }, entry);

        Assert.Equal("accepted", posted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/{photo}/small.webp", World.Cancelled)).StatusCode);
        var film = Ids.New(world.Time);
        (await reporter.SendRecordingAsync(@event, film, IsoMediaTests.Film())).Dispose();
        Assert.Equal("accepted", (await reporter.OperateAsync(@event, "entry.post", new { entry = "video", file = film, session = session.Id })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/{film}/play", World.Cancelled)).StatusCode);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        Assert.Contains($"{entry}", await editor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/take-downs", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task An_editor_does_not_say_yes_to_a_quote_in_place_of_whoever_said_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, _) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(quotation: "Ask");
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (waiting, unwanted) = (Ids.New(world.Time), Ids.New(world.Time));
        await editor.OperateAsync(@event, "entry.post", new { entry = "quote", text = "plover-5501", saidBy = new { name = Own } }, waiting);
        await editor.OperateAsync(@event, "entry.post", new { entry = "quote", text = "heron-5502", saidBy = new { name = Own } }, unwanted);
        await AnswerAsync(browser, unwanted, false);
        var front = await world.AddressOfAsync(@event.Id);

        foreach (var entry in new[] { waiting, unwanted })
        {
            var page = await editor.GetStringAsync($"{front}/moderation/{entry}", World.Cancelled);
            Assert.DoesNotContain("handler=Show", page, StringComparison.Ordinal);
            var shown = await editor.FormAsync($"{front}/moderation/{entry}?handler=Show", ("knows", "true"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
            Assert.Contains("data-problem=\"quote_unasked\"", shown.Page, StringComparison.Ordinal);
        }

        // Hidden after they agreed, it is the editor's to show again.
        await AnswerAsync(browser, waiting, true);
        await editor.FormAsync($"{front}/moderation/{waiting}", ("reason", "Not now."));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{front}/moderation/{waiting}?handler=Show")).Status);

        var seen = await world.Visitor.GetStringAsync(front, World.Cancelled);
        Assert.Contains("plover-5501", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-5502", seen, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_photo_where_a_speaker_wants_none_is_shown_only_by_who_read_that(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(photos: "No");
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (entry, photo) = (Ids.New(world.Time), Ids.New(world.Time));
        (await editor.SendPhotoAsync(@event, photo, Pictures.Jpeg())).Dispose();
        await editor.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, alt = "The stage", session = session.Id }, entry);
        var address = $"{await world.AddressOfAsync(@event.Id)}/moderation/{entry}";

        var blind = await editor.FormAsync($"{address}?handler=Show");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blind.Status);
        Assert.Contains("data-problem=\"photo_unwanted\"", blind.Page, StringComparison.Ordinal);
        var page = await editor.GetStringAsync(address, World.Cancelled);
        Assert.Contains($"{Own}: no photos, please.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"knows\" value=\"true\"", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{address}?handler=Show", ("knows", "true"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"/media/{photo}/small.webp", World.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_there_is_not_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var person = await world.PersonAsync();
        using var browser = await world.SignInAsync(person);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.ConsentAsync(pseudonym: new string('a', 121))).StatusCode);

        Assert.Null((await world.AgainAsync(person)).OwnName);
    }

    [Theory, EachEngine]
    public async Task A_quote_whose_words_change_after_the_yes_is_asked_for_again_and_a_name_in_other_letters_is_the_same(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, _) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(quotation: "Ask");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (quote, other) = (Ids.New(world.Time), Ids.New(world.Time));
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "plover-5506", saidBy = new { name = Own } }, quote);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "dunlin-5507", saidBy = new { name = "wilhelmina  ZELLWEGER" } }, other);
        await AnswerAsync(browser, quote, true);
        var front = await world.AddressOfAsync(@event.Id);
        var page = await world.Visitor.GetStringAsync(front, World.Cancelled);
        Assert.Contains("plover-5506", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dunlin-5507", page, StringComparison.Ordinal);

        await reporter.OperateAsync(@event, "entry.amend", new { target = quote, basedOn = 1, text = "heron-5508", saidBy = new { name = Own } });

        Assert.DoesNotContain("heron-5508", await world.Visitor.GetStringAsync(front, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("heron-5508", await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_photo_waits_whatever_the_entry_that_brings_it_calls_itself(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, browser, session) = await SpeakerAsync(world);
        using var leaves = browser;
        await browser.ConsentAsync(photos: "No");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (entry, photo) = (Ids.New(world.Time), Ids.New(world.Time));
        (await reporter.SendPhotoAsync(@event, photo, Pictures.Jpeg())).Dispose();

        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "plover-5509", file = photo, alt = "The stage", session = session.Id }, entry);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/{photo}/small.webp", World.Cancelled)).StatusCode);
        Assert.DoesNotContain("plover-5509", await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient browser, Guid entry, bool agree) =>
        browser.SendAsync("/account/about-me?handler=Quote", ("entry", $"{entry}"), ("agree", agree ? "true" : "false"));

    private static async Task<(Event Event, Person Person, HttpClient Browser, Session Session)> SpeakerAsync(World world)
    {
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "What we learned");
        var person = await world.PersonAsync(Role.Speaker, @event, name: Own);
        await world.SpeaksAsync(person, @event, session);
        return (@event, person, await world.SignInAsync(person), session);
    }
}
