using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Hosts;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Events.Hosts;

public sealed class HostTests
{
    [Theory, EachEngine]
    public async Task A_host_is_named_on_the_front_page_with_a_mark_that_tells_nothing_of_its_maker(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world);

        var added = await organiser.UploadAsync(home + "/hosts", "mark", Uploads.Telling("planted-4417"), Fields("The <Guildhall>", "Host", "https://example.org/hall"));

        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        var host = Assert.Single(await HostsAsync(world, @event));
        var front = await world.Visitor.GetStringAsync(home, World.Cancelled);
        Assert.Contains("Hosted by", front, StringComparison.Ordinal);
        Assert.Contains("The &lt;Guildhall&gt;", front, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/hall\"", front, StringComparison.Ordinal);
        using var mark = await world.Visitor.GetAsync($"/media/hosts/{host.Id}.webp", World.Cancelled);
        Assert.Equal("image/webp", mark.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("planted-4417", Encoding.Latin1.GetString(await mark.Content.ReadAsByteArrayAsync(World.Cancelled)), StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(Path.Combine(world.Folder, "files"), "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("planted-4417", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_mark_is_found_by_those_alone_who_may_see_the_event(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world, Visibility.Members);
        await organiser.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), Fields("The Guildhall"));
        var mark = $"/media/hosts/{Assert.Single(await HostsAsync(world, @event)).Id}.webp";
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: await world.SpaceAsync()));

        Assert.Equal(HttpStatusCode.OK, (await organiser.GetAsync(mark, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(mark, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(mark, World.Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("not a picture")]
    public async Task What_is_no_picture_of_dots_is_refused_and_not_kept(string file)
    {
        await using var world = await World.StartAsync();
        var (@event, home, organiser) = await PlaceAsync(world);

        var (status, page) = await organiser.UploadAsync(home + "/hosts", "mark", Encoding.UTF8.GetBytes(file), Fields("The Guildhall"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("This file is not a picture", page, StringComparison.Ordinal);
        Assert.Contains("value=\"The Guildhall\"", page, StringComparison.Ordinal);
        Assert.Empty(await HostsAsync(world, @event));
        Assert.Equal(0, Uploads.FilesIn(world));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://name:word@example.org")]
    [InlineData("example.org")]
    public async Task A_link_that_is_none_on_the_web_is_refused_and_its_mark_is_not_kept(string link)
    {
        await using var world = await World.StartAsync();
        var (@event, home, organiser) = await PlaceAsync(world);

        var (status, page) = await organiser.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), Fields("The Guildhall", "Host", link));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(WebLink.Invalid.Sentence, page, StringComparison.Ordinal);
        Assert.Empty(await HostsAsync(world, @event));
        Assert.Equal(0, Uploads.FilesIn(world));
    }

    [Theory, EachEngine]
    public async Task Hosts_are_ordered_changed_and_removed_and_a_mark_that_nothing_shows_is_gone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world);
        foreach (var name in new[] { "Hall", "Bank", "College" })
        {
            await organiser.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), Fields(name));
        }

        var hosts = await HostsAsync(world, @event);
        await organiser.SendAsync(home + "/hosts", ("act", "earlier"), ("host", $"{hosts[2].Id}"));
        await organiser.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(80), [("host", $"{hosts[0].Id}"), ("basedOn", hosts[0].State.Marker), .. Fields("The Hall", "Sponsor")]);
        await organiser.SendAsync(home + "/hosts", ("act", "remove"), ("host", $"{hosts[1].Id}"));
        var gone = await organiser.SendAsync(home + "/hosts", ("act", "remove"), ("host", $"{hosts[1].Id}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.StatusCode);
        Assert.Equal([("The Hall", HostRole.Sponsor, 80), ("College", HostRole.Host, 64)], (await HostsAsync(world, @event)).Select(host => (host.Name, host.Role, host.MarkWidth)));
        Assert.Equal(2, Uploads.FilesIn(world));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/hosts/{hosts[1].Id}.webp", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Nobody_but_an_organiser_of_an_event_that_is_not_sealed_names_hosts(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, home, organiser) = await PlaceAsync(world);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        foreach (var stranger in new[] { world.Visitor, editor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), Fields("Taken over"))).Status);
        }

        await world.Acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(@event.Id, Phase.Sealed, null), token), World.Cancelled);
        var sealedNow = await organiser.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), Fields("Too late"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sealedNow.Status);
        Assert.Empty(await HostsAsync(world, @event));
        Assert.Equal(0, Uploads.FilesIn(world));
    }

    private static async Task<(Event Event, string Home, HttpClient Organiser)> PlaceAsync(World world, Visibility visibility = Visibility.Public)
    {
        var @event = await world.EventAsync(visibility: visibility);
        return (@event, await world.AddressOfAsync(@event.Id), await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event)));
    }

    private static Task<List<EventHost>> HostsAsync(World world, Event @event) => world.ReadAsync(db => db.HostsOf(@event.Id).ToListAsync(World.Cancelled));

    private static (string, string)[] Fields(string name, string role = "Host", string link = "") =>
        [("act", "save"), ("name", name), ("role", role), ("link", link), ("alt", "")];
}
