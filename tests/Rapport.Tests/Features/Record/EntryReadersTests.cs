using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Questions;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Record;

/// <summary>Who reads one entry: chosen when it is written, changed afterwards, and never wider than what it stands in.</summary>
public sealed class EntryReadersTests
{
    private const string Words = "heron-7431";
    private const string Said = "dunlin-9925";

    [Theory, EachEngine]
    public async Task A_narrowed_entry_is_gone_at_every_door_and_a_widened_one_comes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        var (photo, entry) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        using var sent = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());
        await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, text = Words, alt = "A full hall", session = session.Id }, entry);
        await ada.OperateAsync(@event, "entry.highlight", new { target = entry });
        var (page, discuss) = (await world.AddressOfAsync(entry), await world.DiscussAsync(@event, entry));
        await mia.CommentOnAsync(discuss, Said);
        await world.IndexedAsync();
        var (home, talk) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));
        string[] gone = [page, discuss, $"/media/{photo}/small.webp", $"/media/{photo}/large.webp"];
        string[] silent = [home, talk, $"{home}?kind=photo", $"{home}/feed", $"{talk}/feed", $"/live/{@event.Id}/after/0", await world.SearchAddressAsync(@event, Words), await world.SearchAddressAsync(@event, Said)];

        // Planted: everything is read once, so that every cache holds it.
        await ReadAsync(world.Visitor, gone, silent, isThere: true);

        Assert.Equal((HttpStatusCode.Redirect, page), await ShareAsync(ada, page, "team"));

        await ReadAsync(world.Visitor, gone, silent, isThere: false);
        await ReadAsync(mia, [page, $"/media/{photo}/small.webp"], [home, talk, $"/live/{@event.Id}/after/0"], isThere: false);
        Assert.DoesNotContain("1 photo", await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.SpaceId), World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Team only", await ada.GetStringAsync(talk, World.Cancelled), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Redirect, page), await ShareAsync(ada, page, "public"));

        await ReadAsync(world.Visitor, gone, silent, isThere: true);
        Assert.Equal(["entry.posted", "entry.highlighted", "visibility.chosen", "visibility.chosen"], await world.VerbsAsync(entry));
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Whoever_follows_live_is_told_at_once_and_only_what_they_may_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var note = device.Note(Words);
        await device.SendOneAsync(note);
        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event));

        await device.SendOneAsync(device.Operation("entry.share", new { target = Device.IdOf(note), visibility = "members" }));
        var gone = await reader.NextAsync();
        await device.SendOneAsync(device.Note("Kept back.", more: new { visibility = "authorOnly" }));
        await device.SendOneAsync(device.Operation("entry.share", new { target = Device.IdOf(note), visibility = "public" }));
        var shown = await reader.NextAsync();

        Assert.Equal(("gone", Device.IdOf(note)), (Change(gone), gone.GetProperty("subject").GetGuid()));
        Assert.Equal(("show", Device.IdOf(note)), (Change(shown), shown.GetProperty("subject").GetGuid()));
        Assert.Contains(Words, shown.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Its_author_and_editors_decide_and_nobody_puts_away_what_is_anothers(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.ReporterAsync(@event);
        var (open, secret) = (ada.Note(Words), ada.Note(Said, more: new { visibility = "authorOnly" }));
        await ada.SendAsync(open, secret);

        foreach (var (role, code) in new (Role?, string)[] { (null, "not_team"), (Role.Member, "not_team"), (Role.Contributor, "not_yours"), (Role.Reporter, "not_yours") })
        {
            var other = await world.DeviceAsync(role is null ? await world.PersonAsync(Role.Organiser, await world.EventAsync()) : await world.PersonAsync(role, @event), @event);
            Assert.Equal(code, await TryAsync(other, open, "team"));
            Assert.Equal(role is null or Role.Member ? "not_team" : "entry_unknown", await TryAsync(other, secret, "public"));
        }

        foreach (var role in new[] { Role.Editor, Role.Organiser, Role.Owner })
        {
            var editor = await world.DeviceAsync(await world.PersonAsync(role, @event), @event);
            Assert.Equal("visibility_not_yours", await TryAsync(editor, open, "authorOnly"));
            Assert.Equal("entry_unknown", await TryAsync(editor, secret, "team"));
            Assert.Null(await TryAsync(editor, open, "team"));
            Assert.Null(await TryAsync(editor, open, "public"));
        }

        Assert.Equal("visibility_unknown", await TryAsync(ada, open, null));
        Assert.Equal("body_malformed", await TryAsync(ada, open, "friends"));
        Assert.Equal([Visibility.Public, Visibility.AuthorOnly], await OfAsync(world, Device.IdOf(open), Device.IdOf(secret)));
        Assert.Null(await TryAsync(ada, open, "authorOnly"));
        Assert.Null(await TryAsync(ada, secret, "public"));
        Assert.Equal([Visibility.AuthorOnly, Visibility.Public], await OfAsync(world, Device.IdOf(open), Device.IdOf(secret)));
    }

    [Theory, EachEngine]
    public async Task What_an_editor_decides_about_others_is_in_the_log_and_what_an_author_does_is_not(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.ReporterAsync(@event);
        var (judged, own) = (ada.Note(Words), ada.Note(Said));
        await ada.SendAsync(judged, own);
        var edna = await world.PersonAsync(Role.Editor, @event, name: "Edna Editor");
        await TryAsync(await world.DeviceAsync(edna, @event), judged, "team");
        await TryAsync(ada, own, "team");
        using var editor = await world.SignInAsync(edna);

        var log = await editor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/moderation", World.Cancelled);

        Assert.Contains(Words, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Said, log, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_said_in_the_same_moment_goes_with_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var (note, other) = (device.Note(Words), device.Note("Taken back."));
        await device.SendAsync(note, other);
        JsonObject[] batch =
        [
            device.Operation("comment.post", new { about = Device.IdOf(note), text = "before" }),
            device.Operation("entry.share", new { target = Device.IdOf(note), visibility = "team" }),
            device.Operation("comment.post", new { about = Device.IdOf(note), text = "after" }),
            device.Operation("comment.post", new { about = Device.IdOf(other), text = "before" }),
            device.Operation("entry.retract", new { target = Device.IdOf(other) }),
            device.Operation("comment.post", new { about = Device.IdOf(other), text = "after" }),
        ];

        var answers = await device.SendAsync(batch);

        Assert.Equal([null, null, null, null, null, "subject_unknown"], answers.Select(answer => answer.Code));
        Assert.Equal([Visibility.Team, Visibility.Team, Visibility.AuthorOnly], await OfAsync(world, [.. new[] { 0, 2, 3 }.Select(at => Device.IdOf(batch[at]))]));
    }

    [Theory, EachEngine]
    public async Task It_is_never_wider_than_its_session_and_what_was_asked_for_it_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, visibility: Visibility.Team);
        var device = await world.ReporterAsync(@event);
        var note = device.Note(Words, session.Id, more: new { visibility = "members" });
        await device.SendOneAsync(note);

        Assert.Null(await TryAsync(device, note, "public"));

        Assert.Equal([Visibility.Team], await OfAsync(world, Device.IdOf(note)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(await world.AddressOfAsync(Device.IdOf(note)), World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task In_a_sealed_event_it_can_be_narrowed_and_not_widened(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var note = device.Note(Words);
        await device.SendOneAsync(note);
        await world.SealAsync(@event);

        Assert.Null(await TryAsync(device, note, "team"));
        Assert.Equal("event_sealed", await TryAsync(device, note, "public"));
        Assert.Equal([Visibility.Team], await OfAsync(world, Device.IdOf(note)));
    }

    [Theory, EachEngine]
    public async Task A_device_that_does_not_choose_gets_what_the_event_begins_with(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var device = await world.ReporterAsync(@event);
        Assert.Matches("value=\"public\" selected=\"selected\">everybody<", await reporter.GetStringAsync(home, World.Cancelled));

        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FormAsync($"{home}/settings?handler=NewEntries", ("visibility", "AuthorOnly"))).Status);

        // The composer says so on every page that was kept before.
        Assert.Matches("value=\"authorOnly\" selected=\"selected\">only me<", await reporter.GetStringAsync(home, World.Cancelled));
        var (silent, chosen) = (device.Note(Words), device.Note(Said, more: new { visibility = "public" }));
        await device.SendAsync(silent, chosen);
        Assert.Equal([Visibility.AuthorOnly, Visibility.Public], await OfAsync(world, Device.IdOf(silent), Device.IdOf(chosen)));
        await reporter.SendAsync($"{home}/capture", ("entry", "note"), ("text", "Without a choice"));
        await reporter.SendAsync($"{home}/capture", ("entry", "note"), ("text", "For the team"), ("visibility", "team"));
        var written = await world.ReadAsync(db => db.Subjects.Where(row => row.Kind == "entry").OrderBy(row => row.Title).ToDictionaryAsync(row => row.Title, row => row.Visibility, World.Cancelled));
        Assert.Equal((Visibility.AuthorOnly, Visibility.Team), (written["Without a choice"], written["For the team"]));
        Assert.DoesNotContain(Words, await organiser.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.FormAsync($"{home}/settings?handler=NewEntries", ("visibility", "friends"))).Status);
    }

    [Theory, EachEngine]
    public async Task Its_writer_finds_again_what_stands_in_no_stream(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (ada, rob) = (await world.PersonAsync(Role.Contributor, @event), await world.PersonAsync(Role.Reporter, @event));
        var device = await world.DeviceAsync(ada, @event);
        await device.SendAsync(device.Note(Words, more: new { visibility = "authorOnly" }), device.Note(Said, more: new { visibility = "team" }), device.Note("Open to all."));
        var capture = $"{await world.AddressOfAsync(@event.Id)}/capture";
        using var own = await world.SignInAsync(ada);
        using var other = await world.SignInAsync(rob);

        var (mine, theirs) = (await own.GetStringAsync(capture, World.Cancelled), await other.GetStringAsync(capture, World.Cancelled));

        var kept = mine[mine.IndexOf("id=\"not-in-stream\"", StringComparison.Ordinal)..];
        Assert.Equal((true, true, false), (kept.Contains(Words, StringComparison.Ordinal), kept.Contains(Said, StringComparison.Ordinal), kept.Contains("Open to all.", StringComparison.Ordinal)));
        Assert.DoesNotContain(Words, theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"not-in-stream\"", theirs, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(HttpClient reader, string[] gone, string[] silent, bool isThere)
    {
        foreach (var address in gone)
        {
            Assert.Equal((address, isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound), (address, (await reader.GetAsync(address, World.Cancelled)).StatusCode));
        }

        foreach (var address in silent)
        {
            await Eventually.HoldsAsync(address, async () =>
            {
                var text = (await reader.GetStringAsync(address, World.Cancelled)).Replace($"value=\"{Words}\"", "", StringComparison.Ordinal).Replace($"value=\"{Said}\"", "", StringComparison.Ordinal);
                return isThere == (text.Contains("entries/", StringComparison.Ordinal) && (text.Contains(Words, StringComparison.Ordinal) || text.Contains(Said, StringComparison.Ordinal) || text.Contains("A full hall", StringComparison.Ordinal)));
            });
        }
    }

    private static async Task<(HttpStatusCode Status, string? To)> ShareAsync(HttpClient browser, string page, string visibility)
    {
        var (status, to, _) = await browser.FormAsync($"{page}?handler=Share", ("_id", $"{Ids.New(TimeProvider.System)}"), ("visibility", visibility));
        return (status, to);
    }

    private static async Task<string?> TryAsync(Device device, JsonObject note, string? visibility) =>
        (await device.SendOneAsync(device.Operation("entry.share", new { target = Device.IdOf(note), visibility }))).Code;

    private static string? Change(JsonElement change) => change.GetProperty("change").GetString();

    private static Task<long> NumberAsync(World world, Event @event) =>
        world.ReadAsync(db => db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));

    private static async Task<IEnumerable<Visibility>> OfAsync(World world, params Guid[] ids)
    {
        var found = await world.ReadAsync(db => db.Subjects.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Visibility, World.Cancelled));
        return ids.Select(id => found[id]);
    }
}
