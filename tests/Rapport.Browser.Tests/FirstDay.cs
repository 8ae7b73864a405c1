using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rapport.Features.Setup;

namespace Rapport.Browser.Tests;

/// <summary>
/// An installation on its first day: the organiser at a desk, a reporter and a guest with phones, a mail server. Each step
/// is done by hand on the pages, as one person would see another's act.
/// </summary>
internal sealed partial class FirstDay : IAsyncDisposable
{
    private const string Event = "/performance-in-local-government/measuring-what-matters";

    private readonly World world;
    private readonly SmtpSink mail;
    private readonly WatchedPage head;
    private readonly WatchedPage reporter;
    private readonly WatchedPage guest;

    private FirstDay(World world, SmtpSink mail, WatchedPage head, WatchedPage reporter, WatchedPage guest) =>
        (this.world, this.mail, this.head, this.reporter, this.guest) = (world, mail, head, reporter, guest);

    // A day ahead of any clock: nothing in the programme has begun while the test runs.
    private string Date => world.Time.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<FirstDay> OpenAsync(Chromium chromium)
    {
        chromium.IsNeeded();
        var mail = new SmtpSink();
        var world = await World.OpenAsync(mail.Settings);
        return new(world, mail, await chromium.OpenAsync(world), await chromium.OpenAsync(world, Hall.Phone), await chromium.OpenAsync(world, Hall.Phone));
    }

    public async Task SetUpAsync()
    {
        await head.GoAsync("/setup/" + world.Services.GetRequiredService<SetupKey>().Token);
        await FillAsync(head, ("Your name", "Olive Head"), ("E-mail address", "olive@example.org"), ("Password", "three odd words"));
        await PressAsync(head, "Next: the space");
        await FillAsync(head, ("What is the topic?", "Performance in Local Government"));
        await PressAsync(head, "Next: the event");
        await FillAsync(head, ("What is it called?", "Measuring what matters"), ("First day", Date));
        await PressAsync(head, "Finish set-up");
        await HeadedAsync(head, "Measuring what matters");
    }

    public async Task CallAsync(string text)
    {
        await head.Find(AriaRole.Link, "Ask people what to talk about").ClickAsync();
        await FillAsync(head, ("The call", text));
        await head.Page.GetByLabel("Everybody with the link").CheckAsync();
        await PressAsync(head, "Open the call");
        await HeadedAsync(head, text);
    }

    public async Task LetGuestsInOnceApprovedAsync()
    {
        await head.GoAsync(Event + "/guests/code");
        await head.Page.GetByLabel("When they are let in").CheckAsync();
        await PressAsync(head, "Save how guests take part");
        await Assertions.Expect(head.Page.Locator(".sheet-picture svg")).ToBeVisibleAsync();
    }

    public async Task InviteAsync(string address, string name)
    {
        await head.GoAsync(Event + "/invitations");
        await FillAsync(head, ("E-mail addresses", address));
        await head.Page.GetByLabel("Role").First.SelectOptionAsync("Reporter");
        await PressAsync(head, "Look at the list");
        await PressAsync(head, "Send 1 invitation");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 person is invited");
        await Eventually.HoldsAsync("the invitation is sent", () => Task.FromResult(mail.Deliveries.Any(delivery => delivery.To == address)));

        await reporter.GoAsync(Link().Match(mail.Deliveries.Single(delivery => delivery.To == address).Text).Value);
        await reporter.LookAsync("invitation-by-mail");
        await reporter.Page.SetViewportSizeAsync(390, 844);
        await FillAsync(reporter, ("Your name", name));
        await PressAsync(reporter, "Accept");
        await Assertions.Expect(reporter.Page.Locator("header .top-you")).ToContainTextAsync(name);
    }

    public async Task AddSessionAsync(string title, string room, string start)
    {
        await head.GoAsync(Event + "/sessions/new");
        await FillAsync(head, ("Title", title), ("Day", Date), ("Starts", start), ("Minutes", "45"), ("Or a new room", room));
        await PressAsync(head, "Add it");
        await head.GoAsync(Event + "/programme");
        await Assertions.Expect(Line(head, title)).ToContainTextAsync(room);
    }

    public async Task ReleaseAsync()
    {
        await head.Find(AriaRole.Link, "publish a release").ClickAsync();
        await PressAsync(head, "Publish it");
        await head.GoAsync(Event + "/programme");
        await Assertions.Expect(head.Page.GetByText("Release 1")).ToBeVisibleAsync();
    }

    public async Task JoinByCodeAsync(string name)
    {
        await head.GoAsync(Event + "/guests/code");
        await guest.GoAsync(new Uri(QrCode.Read(await head.Page.Locator(".sheet-picture").ScreenshotAsync())).AbsolutePath);
        await FillAsync(guest, ("Your name", name));
        await PressAsync(guest, "Take part");
        await Assertions.Expect(guest.Page.Locator("header .top-you")).ToContainTextAsync("waiting to be let in");
    }

    public async Task AskAsync(string question)
    {
        await guest.GoAsync(Event + "/questions");
        await FillAsync(guest, ("What do you want talked about?", question));
        await PressAsync(guest, "Send");
        await Assertions.Expect(guest.Page.Locator("#yours [data-held]")).ToBeVisibleAsync();

        await reporter.GoAsync(Event + "/questions");
        await Assertions.Expect(reporter.Page.GetByText(question)).ToHaveCountAsync(0);
    }

    public async Task LetInAsync(string name)
    {
        await head.GoAsync(Event + "/guests");
        await PressAsync(head, "Let in " + name);
        await Assertions.Expect(head.Page.Locator("tr[data-guest]")).ToContainTextAsync(name);
    }

    public async Task VoteAsync(string question)
    {
        await reporter.GoAsync(Event + "/questions");
        await Assertions.Expect(reporter.Page.Locator(".question")).ToContainTextAsync(question);
        await PressAsync(reporter, "Yes, talk about it");
        await Assertions.Expect(reporter.Page.Locator(".votes [aria-pressed=true]")).ToHaveTextAsync("Yes, talk about it");
    }

    public async Task CarryAsync(string question, string session)
    {
        await head.GoAsync(Event + "/questions");
        await head.Find(AriaRole.Link, question).ClickAsync();
        await ChooseAsync(head, "A session takes it up", session);
        await PressAsync(head, "Carry into a session");
        await Assertions.Expect(head.Page.Locator("[data-fate=carried]")).ToContainTextAsync(session);
    }

    /// <summary>Whoever asked sees what became of it, and the session names the question.</summary>
    public async Task ReadFateAsync(string question, string session)
    {
        await guest.GoAsync(Event + "/questions");
        await Assertions.Expect(guest.Page.Locator("#yours [data-fate=carried]")).ToContainTextAsync(session);
        await guest.Page.Locator("#yours").GetByRole(AriaRole.Link, new() { Name = session }).TapAsync();
        await HeadedAsync(guest, session);
        await Assertions.Expect(guest.Page.GetByText(question)).ToBeVisibleAsync();
    }

    public async Task OpenTheDayAsync()
    {
        await EnterAsync("Live");
        await guest.GoAsync(Event);
        await Assertions.Expect(guest.Page.Locator(".dateline .on")).ToHaveTextAsync("Live");
    }

    /// <summary>The reporter writes; whoever has the front page open reads it there.</summary>
    public async Task CaptureAsync(string words, string session)
    {
        await reporter.GoAsync(Event + "/capture");
        await reporter.Page.Locator("[data-composer][novalidate]").WaitForAsync();
        await reporter.Page.GetByText("Another session or room").TapAsync();
        await ChooseAsync(reporter, "Where are you?", session);
        await FillAsync(reporter, ("Your words", words));
        await reporter.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send" }).TapAsync();

        await Assertions.Expect(guest.Page.Locator(".stream > .entry").First).ToContainTextAsync(words);
        await Assertions.Expect(reporter.Page.Locator(".outgoing [data-state=here]")).ToContainTextAsync("on the server at");
    }

    public async Task ChangeRoomAsync(string session, string room)
    {
        await guest.GoAsync(Event + "/programme");
        await head.GoAsync(Event + "/programme/day");
        await ChooseAsync(head, "Session", session);
        await PressAsync(head, "Choose it");
        await head.Page.Locator("#move-room").SelectOptionAsync(new SelectOptionValue { Label = room });
        await head.Page.Locator("#move").GetByRole(AriaRole.Button, new() { Name = "Show what it would do" }).First.ClickAsync();
        await PressAsync(head, "Do it and tell readers");

        await Assertions.Expect(Line(guest, session)).ToContainTextAsync(room);
        await guest.Page.GetByRole(AriaRole.Link, new() { NameRegex = ReleaseTwo() }).TapAsync();
        await Assertions.Expect(guest.Page.Locator("main")).ToContainTextAsync(room);
        await guest.LookAsync("changes-after-a-change-of-room");
        await guest.Page.SetViewportSizeAsync(390, 844);
    }

    public async Task FindAsync(string words)
    {
        await guest.GoAsync(Event);
        await guest.Page.GetByRole(AriaRole.Searchbox).FillAsync(words);
        await PressAsync(guest, "Search");
        await Assertions.Expect(guest.Page.Locator(".found > li")).ToHaveCountAsync(1);
        await Assertions.Expect(guest.Page.Locator(".found > li")).ToContainTextAsync("Rita Reporter");
    }

    /// <summary>The record stands, and nobody adds to it any more.</summary>
    public async Task SealAsync(string words)
    {
        await EnterAsync("Sealed");
        await guest.GoAsync(Event);
        await Assertions.Expect(guest.Page.Locator(".stream > .entry").First).ToContainTextAsync(words);
        await reporter.GoAsync(Event);
        await Assertions.Expect(reporter.Page.Locator("[data-composer]")).ToHaveCountAsync(0);
        await reporter.GoAsync(Event + "/capture");
        await Assertions.Expect(reporter.Page.Locator("[data-sealed]")).ToContainTextAsync("nothing more is added");
        await guest.GoAsync(Event);
        await Assertions.Expect(guest.Page.Locator("#call .more")).ToContainTextAsync("All that was asked");
        await Assertions.Expect(guest.Page.Locator("#take-part")).ToContainTextAsync("nothing is added to it any more");
        foreach (var offer in new[] { "Were you there?", "Say what you want talked about", "Comment on any session", "session so far", "take part by your name" })
        {
            await Assertions.Expect(guest.Page.Locator("main")).Not.ToContainTextAsync(offer);
        }

        await guest.LookAsync("event-sealed");
        foreach (var page in new[] { head, reporter })
        {
            page.AssertCalm();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in new[] { head, reporter, guest })
        {
            await page.DisposeAsync();
        }

        await world.DisposeAsync();
        await mail.DisposeAsync();
    }

    private async Task EnterAsync(string phase)
    {
        await head.GoAsync(Event + "/settings");
        await head.Page.GetByLabel(phase).CheckAsync();
        await head.Page.Locator("form[action$=Phase]").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
    }

    /// <summary>Chooses the line that has these words in it, whatever else it says.</summary>
    private static async Task ChooseAsync(WatchedPage watched, string label, string words)
    {
        var list = watched.Page.GetByLabel(label, new() { Exact = true });
        var line = await list.Locator("option").Filter(new() { HasText = words }).GetAttributeAsync("value");
        await list.SelectOptionAsync(line!);
    }

    private static ILocator Line(WatchedPage watched, string title) => watched.Page.Locator(".slots > li").Filter(new() { HasText = title });

    private static async Task FillAsync(WatchedPage watched, params (string Label, string Words)[] fields)
    {
        foreach (var (label, words) in fields)
        {
            await watched.Page.GetByLabel(label, new() { Exact = true }).FillAsync(words);
        }
    }

    private static Task PressAsync(WatchedPage watched, string button) => watched.Find(AriaRole.Button, button).ClickAsync();

    private static Task HeadedAsync(WatchedPage watched, string title) => Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync(title);

    [GeneratedRegex(@"/invitation/\S+")]
    private static partial Regex Link();

    [GeneratedRegex("^Release 2")]
    private static partial Regex ReleaseTwo();
}
