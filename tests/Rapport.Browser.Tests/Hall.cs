using Microsoft.Playwright;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>An event under way with one session, and a reporter there whose device sends what a test wants to see arrive.</summary>
internal sealed class Hall(World world, Event @event, Session session, Person reporter) : IAsyncDisposable
{
    public World World => world;

    public Event Event => @event;

    public Session Session => session;

    public Person Reporter => reporter;

    public required Device Device { get; init; }

    /// <summary>Where the event is read; everything else in it lies below.</summary>
    public required string Address { get; init; }

    public string SessionAddress => $"{Address}/{session.Slug}";

    public static async Task<Hall> OpenAsync(string title = "Baselines that last")
    {
        var world = await World.OpenAsync();
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, title, startsAt: world.QuietTime(@event));
        var reporter = await world.PersonAsync(Role.Reporter, @event, name: "Rita Reporter");
        return new(world, @event, session, reporter)
        {
            Device = await world.DeviceAsync(reporter, @event),
            Address = await world.AddressOfAsync(@event.Id),
        };
    }

    /// <summary>One more session, which began ten minutes ago.</summary>
    public Task<Session> RunningAsync(string title) =>
        world.SessionAsync(@event, title, startsAt: EventZone.Of(@event.Zone).ToWall(world.Time.GetUtcNow().AddMinutes(-10)));

    /// <summary>Sends a note into the session's stream; told is its id.</summary>
    public Task<Guid> NoteAsync(string text, Guid? into = null) => SendAsync(Device.Note(text, into ?? session.Id));

    public async Task<Guid> SendAsync(System.Text.Json.Nodes.JsonObject operation)
    {
        var answer = await Device.SendOneAsync(operation);
        Assert.True(answer.Status == "accepted", answer.Sentence);
        return Device.IdOf(operation);
    }

    /// <summary>Enough that a page of the stream is longer than any screen.</summary>
    public async Task FillAsync(int notes = 30)
    {
        foreach (var n in Enumerable.Range(1, notes))
        {
            await world.EntryAsync(@event, reporter, $"Earlier note {n}", session);
        }
    }

    /// <summary>The page of somebody with a phone.</summary>
    public static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };

    public async Task<WatchedPage> ReporterPageAsync(Chromium chromium, string address)
    {
        var watched = await chromium.OpenAsync(world, Phone);
        await watched.SignInAsync(world, reporter);
        await watched.GoAsync(address);
        // The composer's script comes after the page; it takes the browser's own complaints away when it is there.
        await watched.Page.Locator("[data-composer][novalidate]").WaitForAsync();
        return watched;
    }

    /// <summary>Waits until this browser may go on sending though its log-in runs out.</summary>
    public static Task HasKeyAsync(IPage page) => page.WaitForFunctionAsync(
        """
        () => new Promise((told) => {
          const opened = indexedDB.open("rapport");
          opened.onsuccess = () => {
            const asked = opened.result.transaction("keys").objectStore("keys").count();
            asked.onsuccess = () => { opened.result.close(); told(asked.result > 0); };
          };
        })
        """);

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
