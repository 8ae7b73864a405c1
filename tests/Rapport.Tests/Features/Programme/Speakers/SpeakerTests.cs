using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Programme.Speakers;

public sealed class SpeakerTests
{
    [Theory, EachEngine]
    public async Task A_speaker_shows_a_picture_and_writes_about_themselves(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, sam) = (await world.EventAsync(), await world.PersonAsync(name: "Sam Account"));
        var speaker = await SpeakerAsync(world, @event, "Sam Speaker", sam);
        var door = $"{await world.AddressOfAsync(@event.Id)}/speakers/{speaker.Id}";
        using var browser = await world.SignInAsync(sam);
        var page = $"/{await SpaceAsync(world, @event)}/people/sam-speaker";
        await world.Visitor.GetStringAsync(page, World.Cancelled);

        var saved = await browser.UploadAsync(door, "portrait", Uploads.Telling("planted-5512"), ("biography", "Counts **bins** <script>alert(1)</script>"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var seen = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Contains("<strong>bins</strong>", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", seen, StringComparison.Ordinal);
        Assert.Contains($"/media/speakers/{speaker.Id}.webp", seen, StringComparison.Ordinal);
        var talk = await world.Visitor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/talk", World.Cancelled);
        Assert.Contains($"/media/speakers/{speaker.Id}.webp", talk, StringComparison.Ordinal);
        var picture = await world.Visitor.GetByteArrayAsync($"/media/speakers/{speaker.Id}.webp", World.Cancelled);
        Assert.DoesNotContain("planted-5512", Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        await browser.SendAsync(door, ("drop", "true"), ("biography", "Counts **bins**"));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/speakers/{speaker.Id}.webp", World.Cancelled)).StatusCode);
        Assert.Equal(0, Uploads.FilesIn(world));
    }

    [Theory, EachEngine]
    public async Task Another_speaker_and_a_reporter_change_nothing_and_an_editor_may(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (sam, tess) = (await world.PersonAsync(Role.Speaker, @event, name: "Sam Account"), await world.PersonAsync(Role.Speaker, @event, name: "Tess Account"));
        var speaker = await SpeakerAsync(world, @event, "Sam Speaker", sam);
        await SpeakerAsync(world, @event, "Tess Speaker", tess, "Other talk");
        var door = $"{await world.AddressOfAsync(@event.Id)}/speakers/{speaker.Id}";
        using var other = await world.SignInAsync(tess);
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rob Reporter"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));

        foreach (var stranger in new[] { world.Visitor, other, reporter })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(door, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.UploadAsync(door, "portrait", Pictures.Jpeg(), ("biography", "Taken over"))).Status);
        }

        Assert.Equal(0, Uploads.FilesIn(world));
        await editor.SendAsync(door, ("biography", "Written by an editor"));
        var written = await world.ReadAsync(db => db.Speakers.SingleAsync(row => row.Id == speaker.Id, World.Cancelled));
        Assert.Equal(("Written by an editor", true), (written.Biography, written.IsByHand));
    }

    [Theory, EachEngine]
    public async Task An_import_leaves_a_biography_as_it_was_written_by_hand(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var file = Importing.Csv($"Baselines,{@event.StartsOn:yyyy-MM-dd},10:00,11:00,Hall,Ada,1");
        await world.ImportAsync(@event, Importing.Read(file));
        var ada = await world.ReadAsync(db => db.Speakers.SingleAsync(row => row.EventId == @event.Id, World.Cancelled));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/speakers/{ada.Id}", ("biography", "By hand"));

        await world.ImportAsync(@event, Importing.Read(file));

        Assert.Equal("By hand", await world.ReadAsync(db => db.Speakers.Where(row => row.Id == ada.Id).Select(row => row.Biography).SingleAsync(World.Cancelled)));
    }

    [Theory]
    [EachEngine(Visibility.Members)]
    [EachEngine(Visibility.Team)]
    [EachEngine(Visibility.AuthorOnly)]
    public async Task Who_keeps_their_page_for_some_is_found_by_nobody_else_and_no_name_leads_to_it(Engine engine, Visibility readers)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, sam) = (await world.EventAsync(), await world.PersonAsync(name: "Sam Account"));
        var speaker = await SpeakerAsync(world, @event, "Sam Speaker", sam);
        var (home, space) = (await world.AddressOfAsync(@event.Id), await SpaceAsync(world, @event));
        await world.EntryAsync(@event, sam, "Written by a speaker.");
        using var browser = await world.SignInAsync(sam);
        await browser.UploadAsync($"{home}/speakers/{speaker.Id}", "portrait", Pictures.Jpeg(), ("biography", "planted-2094"));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: await world.ReadAsync(db => db.Set<Rapport.Features.Spaces.Space>().SingleAsync(World.Cancelled)), name: "Rob Reporter"));
        string[] pages = [home, $"{home}/programme", $"{home}/talk", $"/{space}/people/sam-speaker"];
        foreach (var page in pages[..3])
        {
            Assert.Contains("people/sam-speaker", await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Contains("planted-2094", await world.Visitor.GetStringAsync(pages[3], World.Cancelled), StringComparison.Ordinal);

        var set = await browser.SendAsync("/account/page", ("readers", readers.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        foreach (var page in pages[..3])
        {
            Assert.DoesNotContain("people/sam-speaker", await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(pages[3], World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/speakers/{speaker.Id}.webp", World.Cancelled)).StatusCode);
        var forTeam = readers == Visibility.AuthorOnly ? HttpStatusCode.NotFound : HttpStatusCode.OK;
        Assert.Equal(forTeam, (await reporter.GetAsync(pages[3], World.Cancelled)).StatusCode);
        Assert.Equal(forTeam, (await reporter.GetAsync($"/media/speakers/{speaker.Id}.webp", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Who_does_not_speak_has_a_page_once_they_want_one_and_their_names_lead_to_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = (await world.EventAsync(), await world.PersonAsync(name: "Ada Fenwick"));
        var (home, space) = (await world.AddressOfAsync(@event.Id), await SpaceAsync(world, @event));
        await world.EntryAsync(@event, ada, "Nobody reads ninety pages.");
        await world.EntryAsync(@event, ada, "planted-8816", visibility: Visibility.Team);
        var own = $"/{space}/people/{ada.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(own, World.Cancelled)).StatusCode);
        Assert.DoesNotContain(own, await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        using var browser = await world.SignInAsync(ada);

        await browser.SendAsync("/account/page", ("readers", "Public"));

        var page = await world.Visitor.GetStringAsync(own, World.Cancelled);
        Assert.Contains("Nobody reads ninety pages.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-8816", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{own}\">Ada Fenwick</a>", await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        await browser.SendAsync("/account/page", ("readers", "AuthorOnly"));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(own, World.Cancelled)).StatusCode);
        Assert.DoesNotContain(own, await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
    }

    private static async Task<Speaker> SpeakerAsync(World world, Event @event, string name, Person account, string title = "Talk")
    {
        var (session, speaker) = (await world.SessionAsync(@event, title), new Speaker(Ids.New(world.Time), @event.Id, name));
        speaker.BeThePerson(account.Id);
        await world.PlantAsync(async db =>
        {
            db.Add(speaker);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
        });
        return speaker;
    }

    private static async Task<string> SpaceAsync(World world, Event @event) => (await world.AddressOfAsync(@event.SpaceId)).TrimStart('/');
}
