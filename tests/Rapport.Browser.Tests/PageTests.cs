using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Demo;
using Rapport.Features.Programme;

namespace Rapport.Browser.Tests;

/// <summary>Every page of the demo, as a visitor and as its organiser meet it.</summary>
public sealed class PageTests(Chromium chromium)
{
    private const string NoSideways = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";

    [Fact]
    public async Task Every_page_that_a_visitor_reads_is_calm_accessible_and_narrow_enough()
    {
        await using var world = await World.StartAsync();
        await using var watched = await chromium.OpenAsync(world);
        var demo = await DemoSpace.BuildAsync(world.Services, World.Cancelled);
        var (session, entry) = await InsideAsync(world);

        await LookAsync(watched, ("space", demo.LiveAddress[..demo.LiveAddress.LastIndexOf('/')]), ("event-live", demo.LiveAddress), ("event-after", demo.PastAddress),
            ("programme", demo.LiveAddress + "/programme"), ("programme-grid", demo.LiveAddress + "/programme?view=grid"),
            ("session", session), ("entry", entry), ("sign-in", "/sign-in"), ("home", "/"));
    }

    [Fact]
    public async Task Every_page_that_an_organiser_works_on_is_calm_accessible_and_narrow_enough()
    {
        await using var world = await World.StartAsync();
        await using var watched = await chromium.OpenAsync(world);
        var demo = await DemoSpace.BuildAsync(world.Services, World.Cancelled);
        var (session, entry) = await InsideAsync(world);
        await watched.SignInAsync(world, await world.ReadAsync(db => db.Set<Person>().FirstAsync(person => person.IsHost, World.Cancelled)));
        var space = demo.LiveAddress[..demo.LiveAddress.LastIndexOf('/')];

        await LookAsync(watched, ("team-event", demo.LiveAddress), ("team-session", session), ("team-entry", entry), ("capture", demo.LiveAddress + "/capture"),
            ("import", demo.LiveAddress + "/import"), ("session-edit", session + "/edit"), ("session-new", demo.LiveAddress + "/sessions/new"),
            ("rooms", demo.LiveAddress + "/rooms"), ("event-settings", demo.LiveAddress + "/settings"), ("space-settings", space + "/settings"),
            ("people", space + "/people"), ("event-new", space + "/events/new"), ("space-new", "/spaces/new"), ("account", "/account"));
    }

    private static async Task LookAsync(WatchedPage watched, params (string Name, string Address)[] pages)
    {
        foreach (var (name, address) in pages)
        {
            Assert.Equal((address, 200), (address, (await watched.GoAsync(address)).Status));
            await watched.AxeAsync();
            await watched.Page.SetViewportSizeAsync(320, 640);
            Assert.True(await watched.Page.EvaluateAsync<bool>(NoSideways), $"{address} is wider than a phone of 320 px.");
            await watched.PicturesAsync(name);
            watched.AssertCalm();
        }
    }

    /// <summary>A session with much on its record, and a quote.</summary>
    private static async Task<(string Session, string Entry)> InsideAsync(World world)
    {
        var session = await world.ReadAsync(db => db.Subjects.Where(subject => subject.Kind == Session.SubjectKind)
            .OrderByDescending(subject => subject.CommentCount).Select(subject => subject.Address).FirstAsync(World.Cancelled));
        var quote = await world.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Quote).Select(entry => entry.Id).FirstAsync(World.Cancelled));
        return (session, await world.AddressOfAsync(quote));
    }
}
