using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Checklist;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Notifications;

namespace Rapport.Tests.Features.Personal;

public sealed class ArchiveTests
{
    [Theory, EachEngine]
    public async Task Everything_of_a_person_comes_as_one_file_and_nothing_of_another(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var other = await world.PersonAsync(Role.Reporter, @event, name: "Ben Okri");
        var theirs = await world.EntryAsync(@event, other, "heron-8802");
        var person = await world.PersonAsync(Role.Reporter, @event);
        using var browser = await world.SignInAsync(person);
        await browser.OperateAsync(@event, "entry.post", new { entry = "note", text = "plover-8801" });
        await browser.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{theirs.Id}", "dunlin-8803");
        var picture = Pictures.Jpeg();
        var (_, photo) = await browser.PostPhotoAsync(@event, picture);

        using var zip = await ArchiveAsync(browser);

        var readMe = await TextAsync(zip, "README.txt");
        Assert.All(zip.Entries.Where(part => part.FullName.EndsWith(".json", StringComparison.Ordinal)), part => Assert.Contains(part.FullName, readMe, StringComparison.Ordinal));
        var entries = JsonDocument.Parse(await TextAsync(zip, "entries.json")).RootElement;
        Assert.Equal(2, entries.GetArrayLength());
        Assert.Equal("plover-8801", entries[0].GetProperty("words").GetProperty("text").GetString());
        Assert.Contains("dunlin-8803", await TextAsync(zip, "comments.json"), StringComparison.Ordinal);
        Assert.Contains("@example.org", await TextAsync(zip, "login.json"), StringComparison.Ordinal);
        await using var original = await zip.GetEntry($"photos/{photo}.jpg")!.OpenAsync(World.Cancelled);
        using var bytes = new MemoryStream();
        await original.CopyToAsync(bytes, World.Cancelled);
        Assert.Equal(picture, bytes.ToArray());
        foreach (var part in zip.Entries)
        {
            Assert.DoesNotContain("heron-8802", await TextAsync(zip, part.FullName), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task What_a_person_chose_starred_ticked_off_and_was_told_comes_too_with_their_portrait(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var (person, home) = (await world.PersonAsync(Role.Editor, @event), await world.AddressOfAsync(@event.Id));
        var speaker = await world.SpeaksAsync(person, @event, session);
        using var browser = await world.SignInAsync(person);
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Ben Okri"));
        await browser.SendAsync("/account/page", ("readers", "Members"));
        await browser.SendAsync($"{home}/programme/mine?handler=Calendar");
        await browser.UploadAsync($"{home}/speakers/{speaker.Id}", "portrait", Pictures.Jpeg(), ("biography", "Counts."));
        await browser.SendAsync($"{home}/checklist", ("act", "add"), ("text", "Book the hall"));
        await browser.SendAsync($"{home}/checklist", ("act", "done"), ("line", $"{await world.ReadAsync(db => db.ChecklistLines.Select(line => line.Id).SingleAsync(World.Cancelled))}"));
        await browser.SendAsync($"{home}/coverage?handler=Take", ("session", $"{session.Id}"), ("role", "interviewer"));
        var entry = await world.EntryAsync(@event, person, "plover-8804");
        await other.CommentOnAsync($"{home}/discuss/{entry.Id}", "heron-8805");
        await world.FollowAsync();

        using var zip = await ArchiveAsync(browser);

        Assert.Contains("Members", await TextAsync(zip, "page.json"), StringComparison.Ordinal);
        Assert.Contains("madeAt", await TextAsync(zip, "calendar.json"), StringComparison.Ordinal);
        Assert.Contains("doneAt", await TextAsync(zip, "checklist.json"), StringComparison.Ordinal);
        Assert.Contains(session.Title, await TextAsync(zip, "shifts.json"), StringComparison.Ordinal);
        Assert.Contains($"{entry.Id}", await TextAsync(zip, "notifications.json"), StringComparison.Ordinal);
        Assert.True(zip.GetEntry($"portraits/{speaker.Id}.webp")!.Length > 0);
        foreach (var part in zip.Entries)
        {
            Assert.DoesNotContain("heron-8805", await TextAsync(zip, part.FullName), StringComparison.Ordinal);
        }

        var page = await browser.GetStringAsync("/account/about-me", World.Cancelled);
        Assert.Contains("for members. <a href=\"/account/page\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-8805", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_stranger_at_an_open_browser_does_not_get_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: "three odd words");
        using var browser = await world.SignInAsync(person);

        using var refused = await browser.SendAsync("/account/about-me?handler=Archive", ("password", "not it"));
        using var visitor = await world.Visitor.SendAsync("/account/about-me?handler=Archive");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Found, visitor.StatusCode);
        using var zip = await ArchiveAsync(browser, "three odd words");
        Assert.NotNull(zip.GetEntry("name.json"));
    }

    private static async Task<ZipArchive> ArchiveAsync(HttpClient browser, string password = "")
    {
        using var answer = await browser.SendAsync("/account/about-me?handler=Archive", ("password", password));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(World.Cancelled)));
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(World.Cancelled));
        return await reader.ReadToEndAsync(World.Cancelled);
    }
}
