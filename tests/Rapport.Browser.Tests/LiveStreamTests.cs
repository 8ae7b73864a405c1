using Microsoft.Playwright;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>A visitor who reads while others write: nothing is missed, and nothing moves under the reader's eyes.</summary>
public sealed class LiveStreamTests(Chromium chromium)
{
    [Fact]
    public async Task What_is_posted_appears_at_the_top_of_the_session_and_of_the_event_and_is_told_politely()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("An earlier note");
        await using var session = await OpenAsync(hall, hall.SessionAddress);
        await using var front = await OpenAsync(hall, hall.Address);

        await hall.NoteAsync("Posted just now");

        foreach (var watched in new[] { session, front })
        {
            await Assertions.Expect(Entries(watched).First).ToContainTextAsync("Posted just now");
            await Assertions.Expect(Entries(watched)).ToHaveCountAsync(2);
            await Assertions.Expect(watched.Page.Locator("#stream [role=status]")).ToContainTextAsync("1 new at");
            await Assertions.Expect(watched.Page.Locator(".stream-new")).ToBeHiddenAsync();
            watched.AssertCalm();
        }
    }

    [Fact]
    public async Task To_somebody_who_reads_further_down_it_waits_and_the_page_does_not_jump()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.FillAsync();
        await using var watched = await OpenAsync(hall, hall.SessionAddress);
        var reading = watched.Page.GetByText("Earlier note 12", new() { Exact = true });
        await reading.EvaluateAsync("note => note.scrollIntoView({ block: 'center' })");
        var (before, scrolled) = (await TopAsync(reading), await watched.Page.EvaluateAsync<double>("scrollY"));
        Assert.True(scrolled > 400);

        foreach (var n in Enumerable.Range(1, 3))
        {
            await hall.NoteAsync($"Held back {n}");
        }

        var waiting = watched.Find(AriaRole.Button, "3 new");
        await Assertions.Expect(waiting).ToBeVisibleAsync();
        await Assertions.Expect(waiting).ToBeInViewportAsync();
        Assert.Equal(30, await Entries(watched).CountAsync());
        Assert.Equal(before, await TopAsync(reading), 1.0);
        await watched.Page.ScreenshotAsync(new() { Path = Repository.Path("artifacts/pictures/session-three-new.png") });

        await waiting.ClickAsync();
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(33);
        await Assertions.Expect(Entries(watched).First).ToContainTextAsync("Held back 3");
        await Assertions.Expect(Entries(watched).First).ToBeInViewportAsync();
        await Assertions.Expect(Entries(watched).First).ToBeFocusedAsync();
        await Assertions.Expect(waiting).ToBeHiddenAsync();
        watched.AssertCalm();
    }

    [Fact]
    public async Task What_comes_late_goes_where_it_belongs_moves_nobody_and_is_told_as_one_line()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.FillAsync();
        await using var watched = await OpenAsync(hall, hall.SessionAddress);
        var reading = watched.Page.GetByText("Earlier note 12", new() { Exact = true });
        await reading.EvaluateAsync("note => note.scrollIntoView({ block: 'center' })");
        var before = await TopAsync(reading);
        var hourAgo = hall.World.Time.GetUtcNow().AddHours(-1);
        var late = Enumerable.Range(1, 5).Select(n => hall.Device.Note($"From the cellar {n}", hall.Session.Id)).ToArray();
        for (var n = 0; n < late.Length; n++)
        {
            late[n]["capturedAt"] = hourAgo.AddMinutes(n);
        }

        await hall.Device.SendAsync(late);

        var line = watched.Find(AriaRole.Link, "5 earlier items from Baselines that last");
        await Assertions.Expect(line).ToHaveCountAsync(1);
        Assert.Equal(35, await Entries(watched).CountAsync());
        await Assertions.Expect(Entries(watched).Last).ToContainTextAsync("From the cellar 1");
        await Assertions.Expect(watched.Page.Locator(".stream-new")).ToBeHiddenAsync();
        await Assertions.Expect(watched.Page.Locator(".stream > .is-new")).ToHaveCountAsync(0);
        Assert.Equal(before, await TopAsync(reading), 1.0);
        await watched.AxeAsync();
        await line.ClickAsync();
        await Assertions.Expect(Entries(watched).Last).ToBeInViewportAsync();
        await Assertions.Expect(line).ToHaveCountAsync(0);
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_press_on_highlight_makes_one_and_another_press_takes_it_away()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("Worth a mark");
        await using var watched = await hall.ReporterPageAsync(chromium, hall.SessionAddress);

        await watched.Find(AriaRole.Button, "Highlight").ClickAsync();
        await Assertions.Expect(Entries(watched).First).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-highlight"));
        await watched.Find(AriaRole.Button, "Remove the highlight").ClickAsync();
        await Assertions.Expect(watched.Find(AriaRole.Button, "Highlight")).ToBeVisibleAsync();
        watched.AssertCalm();
    }

    [Fact]
    public async Task Paused_it_waits_also_at_the_top_until_one_goes_on()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("An earlier note");
        await using var watched = await OpenAsync(hall, hall.SessionAddress);

        await watched.Find(AriaRole.Button, "Pause").ClickAsync();
        await hall.NoteAsync("While paused");
        await Assertions.Expect(watched.Find(AriaRole.Button, "1 new")).ToBeVisibleAsync();
        Assert.Equal(1, await Entries(watched).CountAsync());

        await watched.Find(AriaRole.Button, "Go on").ClickAsync();
        await Assertions.Expect(Entries(watched).First).ToContainTextAsync("While paused");
        await Assertions.Expect(watched.Find(AriaRole.Button, "Pause")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_edit_changes_the_words_in_place_and_what_is_taken_back_goes()
    {
        await using var hall = await Hall.OpenAsync();
        var first = await hall.NoteAsync("Twelve persent");
        var second = await hall.NoteAsync("Said by mistake");
        await using var watched = await OpenAsync(hall, hall.SessionAddress);
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(2);

        await hall.SendAsync(hall.Device.Operation("entry.amend", new { entry = "note", target = first, basedOn = 1, text = "Twelve per cent" }));
        await Assertions.Expect(watched.Page.Locator($"#s-{first}")).ToContainTextAsync("Twelve per cent");
        await Assertions.Expect(watched.Page.Locator($"#s-{first}")).ToContainTextAsync("edited");
        await Assertions.Expect(Entries(watched).Last).ToHaveIdAsync($"s-{first}");

        await hall.SendAsync(hall.Device.Operation("entry.retract", new { target = second }));
        await Assertions.Expect(watched.Page.GetByText("Said by mistake")).ToHaveCountAsync(0);
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(1);
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_comment_and_its_counts_arrive_where_they_belong()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.NoteAsync("Worth a word");
        await using var session = await OpenAsync(hall, hall.SessionAddress);
        await using var front = await OpenAsync(hall, hall.Address);
        await Assertions.Expect(session.Page.GetByText("Nothing said yet.")).ToBeVisibleAsync();

        await hall.SendAsync(hall.Device.Operation("comment.post", new { about = hall.Session.Id, text = "So it is with us." }));
        await hall.SendAsync(hall.Device.Operation("comment.post", new { about = note, text = "Indeed." }));

        await Assertions.Expect(session.Page.Locator("#comments .comment")).ToContainTextAsync("So it is with us.");
        await Assertions.Expect(session.Page.GetByText("Nothing said yet.")).ToBeHiddenAsync();
        await Assertions.Expect(session.Page.Locator("#comments-h")).ToHaveTextAsync("1 comment");
        await Assertions.Expect(session.Page.Locator($"#s-{note} [data-count-of]")).ToHaveTextAsync("1 comment");
        await Assertions.Expect(front.Page.Locator($"#s-{note} [data-count-of]")).ToHaveTextAsync("1 comment");
        await Assertions.Expect(front.Page.Locator("#discussed li")).ToHaveCountAsync(2);
        await Assertions.Expect(front.Page.GetByText("Nobody has commented yet.")).ToBeHiddenAsync();
        session.AssertCalm();
        front.AssertCalm();
    }

    [Fact]
    public async Task A_filter_by_room_by_kind_or_by_person_holds_for_what_arrives_too()
    {
        await using var hall = await Hall.OpenAsync();
        var other = await hall.World.SessionAsync(hall.Event, "Another room");
        await hall.World.RoomAsync(hall.Event, "Great Hall", hall.Session);
        await hall.World.RoomAsync(hall.Event, "Library", other);
        var olga = await hall.World.PersonAsync(Role.Reporter, hall.Event, name: "Olga Other");
        var hers = await hall.World.DeviceAsync(olga, hall.Event);
        await hall.NoteAsync("First from the hall");
        await hers.SendOneAsync(hers.Note("First from the library", other.Id));

        (string List, string Choice, string Kept)[] filters =
        [
            ("Room: all", "Library", "Olga’s quote"), ("By: anyone", "Olga Other", "Olga’s quote"), ("Kind: everything", "Quotes", "Olga’s quote"),
        ];
        foreach (var (list, choice, kept) in filters)
        {
            await using var watched = await OpenAsync(hall, hall.Address);
            await watched.Page.Locator(".filters summary", new() { HasText = list }).ClickAsync();
            await watched.Page.Locator(".filters").GetByRole(AriaRole.Link, new() { Name = choice, Exact = true }).ClickAsync();
            await Assertions.Expect(watched.Page.Locator(".filters summary", new() { HasText = choice })).ToBeVisibleAsync();
            await Assertions.Expect(watched.Page.GetByText("First from the hall")).ToHaveCountAsync(0);

            await hall.NoteAsync("Not for this reader");
            await hers.SendOneAsync(hers.Entry("quote", kept, other.Id));

            await Assertions.Expect(Entries(watched).First).ToContainTextAsync(kept);
            await Assertions.Expect(watched.Page.Locator("#stream").GetByText("Not for this reader")).ToHaveCountAsync(0);
            watched.AssertCalm();
        }
    }

    /// <summary>A visitor's page, once it follows.</summary>
    private async Task<WatchedPage> OpenAsync(Hall hall, string address)
    {
        var watched = await chromium.OpenAsync(hall.World, new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        var following = watched.Page.WaitForResponseAsync(response => response.Url.Contains("/live/", StringComparison.Ordinal));
        await watched.GoAsync(address);
        await following;
        return watched;
    }

    private static ILocator Entries(WatchedPage watched) => watched.Page.Locator("ol.stream > .entry");

    private static async Task<double> TopAsync(ILocator locator) => (await locator.BoundingBoxAsync())!.Y;
}
