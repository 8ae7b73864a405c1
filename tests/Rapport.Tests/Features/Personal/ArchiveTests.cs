using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;

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
