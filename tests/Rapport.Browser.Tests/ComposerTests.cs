using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Features.Capture;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Browser.Tests;

/// <summary>The composer under a reporter's thumb: what is typed arrives, and nothing typed is lost.</summary>
public sealed class ComposerTests(Chromium chromium)
{
    private static readonly string[] Cellar = ["Said in the cellar", "Said on the stairs", "Said at the door"];

    [Theory]
    [InlineData("/capture")]
    [InlineData("/baselines-that-last")]
    public async Task A_note_goes_by_control_and_enter_and_stands_at_the_top_of_the_stream(string page)
    {
        await using var hall = await Hall.OpenAsync();
        await hall.FillAsync(5);
        await using var watched = await hall.ReporterPageAsync(chromium, hall.Address + page + (page == "/capture" ? $"?session={hall.Session.Id}" : ""));
        var words = watched.Page.GetByLabel("Your words");

        await words.FillAsync("The survey was **never** read.");
        await Assertions.Expect(watched.Page.GetByText("1 not sent yet")).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.GetByText("**bold**, *italic*")).ToBeVisibleAsync();
        await words.PressAsync("Control+Enter");

        await Assertions.Expect(Newest(watched)).ToContainTextAsync("The survey was never read.");
        await Assertions.Expect(Newest(watched).Locator("strong")).ToHaveTextAsync("never");
        await Assertions.Expect(watched.Page.Locator(".outgoing [data-state=here]")).ToContainTextAsync("on the server at");
        await Assertions.Expect(words).ToHaveValueAsync("");
        await Assertions.Expect(watched.Page.GetByText("All sent")).ToBeVisibleAsync();
        watched.AssertCalm();
    }

    [Fact]
    public async Task Each_kind_arrives_with_what_belongs_to_it()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        (string Kind, string Fields, string Shown)[] kinds =
        [
            ("note", "text=Said twice", "Said twice"), ("quote", "text=We count what is easy;saidBy=Prof. Ida Moss", "We count what is easy Prof. Ida Moss"),
            ("link", "url=https://example.org/report;text=The report", "https://example.org/report The report"),
            ("decision", "text=Publish quarterly", "Decision Publish quarterly"),
            ("action", "text=Ask the auditors;owner=Tom Weir;due=2026-12-04", "Action Ask the auditors Tom Weir, by Friday 4 December"),
            ("article", "title=What we learned;text=Three things.", "What we learned Three things."), ("notice", "text=Lunch is upstairs", "Notice Lunch is upstairs"),
        ];

        foreach (var (kind, fields, shown) in kinds)
        {
            await watched.Page.Locator(".kinds label", new() { Has = watched.Page.Locator($"[value={kind}]") }).TapAsync();
            foreach (var field in fields.Split(';').Select(part => part.Split('=', 2)))
            {
                await watched.Page.Locator($"[data-composer] [name={field[0]}]").FillAsync(field[1]);
            }

            await Send(watched).TapAsync();
            await Assertions.Expect(watched.Page.Locator($".stream > .entry-{kind}")).ToContainTextAsync(shown);
        }

        watched.AssertCalm();
    }

    [Fact]
    public async Task Who_said_it_is_picked_from_the_speakers_of_the_session()
    {
        await using var hall = await Hall.OpenAsync();
        var speaker = await hall.World.SpeakerAsync(hall.Session, "Ida Moss");
        await using var watched = await hall.ReporterPageAsync(chromium, hall.SessionAddress);

        await watched.Page.Locator(".kinds label", new() { HasText = "Quote" }).TapAsync();
        await Assertions.Expect(watched.Page.Locator("#c-people option")).ToHaveAttributeAsync("value", "Ida Moss");
        await watched.Page.GetByLabel("Your words").FillAsync("We count what is easy.");
        await watched.Page.GetByLabel("Who said it").FillAsync("Ida Moss");
        await Send(watched).TapAsync();

        await Assertions.Expect(watched.Page.Locator(".entry-quote .said-by")).ToHaveTextAsync("Ida Moss");
        Assert.Equal(speaker, await hall.World.SpeakerOfQuoteAsync());
    }

    [Fact]
    public async Task A_photo_with_its_caption_takes_three_taps()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        var page = watched.Page;

        // One: the word opens the camera. Two: the caption. Three: send.
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Locator(".kinds label", new() { HasText = "Photo" }).TapAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "hall.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(640, 480) });
        await page.GetByPlaceholder("Caption").TapAsync();
        await page.Keyboard.TypeAsync("The hall at ten");
        await Assertions.Expect(page.Locator("[data-preview] canvas")).ToBeVisibleAsync();
        Assert.True(await page.Locator("[data-preview] canvas").EvaluateAsync<int>("canvas => canvas.width") > 100);
        await watched.PicturesAsync("capture-photo");
        await page.SetViewportSizeAsync(390, 844);
        await Send(watched).TapAsync();

        await Assertions.Expect(page.Locator(".entry-photo figcaption")).ToHaveTextAsync("The hall at ten");
        await Assertions.Expect(page.Locator("[data-preview]")).ToBeHiddenAsync();
        await page.Locator(".entry-photo img").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".entry-photo img")).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
        watched.AssertCalm();
    }

    [Fact]
    public async Task Several_photos_chosen_without_a_connection_outlive_the_tab_and_all_arrive()
    {
        await using var hall = await Hall.OpenAsync();
        var capture = $"{hall.Address}/capture?session={hall.Session.Id}";
        await using var watched = await hall.ReporterPageAsync(chromium, capture);
        var context = watched.Page.Context;
        await context.SetOfflineAsync(true);
        await watched.Page.Locator("[name=entry][value=photo]").CheckAsync();
        await watched.Page.Locator("#c-files").SetInputFilesAsync([Picture("door.jpg", 640), Picture("stairs.jpg", 480), Picture("hall.jpg", 320)]);
        await Assertions.Expect(watched.Page.GetByText("3 photos")).ToBeVisibleAsync();
        await watched.Page.GetByPlaceholder("Caption").FillAsync("From the door to the hall");
        await watched.AxeAsync();
        await Send(watched).TapAsync();
        await Assertions.Expect(Outgoing(watched, "waiting")).ToHaveCountAsync(3);

        await watched.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(hall.World.Address, capture).ToString());

        await Assertions.Expect(again.Locator(".outgoing [data-state=here]")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Assertions.Expect(again.GetByText("All sent")).ToBeVisibleAsync();
        await Assertions.Expect(again.Locator(".stream > .entry-photo img")).ToHaveCountAsync(3, new() { Timeout = 15_000 });
        await Assertions.Expect(again.Locator(".entry-photo figcaption", new() { HasText = "From the door to the hall" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_large_photo_is_there_at_reading_size_and_its_original_follows()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.Locator("[name=entry][value=photo]").CheckAsync();
        await watched.Page.Locator("#c-files").SetInputFilesAsync([Picture("hall.jpg", 3000)]);
        await Send(watched).TapAsync();

        await Assertions.Expect(Outgoing(watched, "here")).ToContainTextAsync("on the server at", new() { Timeout = 15_000 });
        await Assertions.Expect(Outgoing(watched, "here")).Not.ToContainTextAsync("the original follows", new() { Timeout = 15_000 });
        Assert.Equal((3000, true), await hall.World.OnlyPhotoAsync());
        watched.AssertCalm();
    }

    [Fact]
    public async Task What_is_typed_is_still_there_after_the_page_is_read_again()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.Locator(".kinds label", new() { HasText = "Quote" }).TapAsync();
        await watched.Page.GetByLabel("Your words").FillAsync("Half a sentence");
        await watched.Page.GetByLabel("Who said it").FillAsync("Ida");

        await watched.Page.ReloadAsync();

        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("Half a sentence");
        await Assertions.Expect(watched.Page.GetByLabel("Who said it")).ToHaveValueAsync("Ida");
        await Assertions.Expect(watched.Page.GetByText("1 not sent yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_refused_says_why_and_goes_back_into_the_box()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.Locator(".kinds label", new() { HasText = "Link" }).TapAsync();
        await watched.Page.Locator("#c-url").FillAsync("ftp://example.org/report");
        await watched.Page.GetByLabel("Your words").FillAsync("Worth reading");
        await Send(watched).TapAsync();

        await Assertions.Expect(Outgoing(watched, "refused")).ToContainTextAsync("A link starts with http:// or https://.");
        await watched.LookAsync("capture-refused");
        await watched.Page.SetViewportSizeAsync(390, 844);
        await watched.Page.ReloadAsync();
        await Outgoing(watched, "refused").GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).TapAsync();
        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("Worth reading");
        await watched.Page.Locator("#c-url").FillAsync("https://example.org/report");
        await Send(watched).TapAsync();

        await Assertions.Expect(watched.Page.Locator(".stream > .entry-link")).ToContainTextAsync("Worth reading");
        await Assertions.Expect(Outgoing(watched, "refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_a_connection_everything_waits_on_the_phone_outlives_the_tab_and_arrives_once_in_order()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.Context.SetOfflineAsync(true);
        foreach (var words in Cellar)
        {
            await watched.Page.GetByLabel("Your words").FillAsync(words);
            await Send(watched).TapAsync();
            await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("");
        }

        await Assertions.Expect(Outgoing(watched, "waiting").First).ToContainTextAsync("on this device");
        await Assertions.Expect(watched.Page.GetByText("3 not sent yet")).ToBeVisibleAsync();
        await watched.AxeAsync();
        await watched.PicturesAsync("capture-waiting");

        // The tab is gone, and with it all that a page could remember.
        var context = watched.Page.Context;
        await watched.Page.CloseAsync();
        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(new Uri(hall.World.Address, $"{hall.Address}/capture?session={hall.Session.Id}").ToString());

        await Assertions.Expect(again.Locator(".outgoing [data-state=here]")).ToHaveCountAsync(3, new() { Timeout = 15_000 });
        await Assertions.Expect(again.GetByText("All sent")).ToBeVisibleAsync();
        if (await again.Locator("main[data-shell]").CountAsync() > 0)
        {
            // The server was slow, and the shell came in its place: the stream stands on its own page.
            await again.ReloadAsync();
        }

        await Assertions.Expect(again.Locator(".stream > .entry .entry-words")).ToHaveTextAsync(Cellar.Reverse().ToArray(), new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Of_two_tabs_the_one_that_is_looked_at_sends_also_what_the_other_one_kept_and_nothing_goes_twice()
    {
        await using var hall = await Hall.OpenAsync();
        var capture = $"{hall.Address}/capture?session={hall.Session.Id}";
        await using var watched = await hall.ReporterPageAsync(chromium, capture);
        var context = watched.Page.Context;
        var batches = 0;
        context.Request += (_, request) => batches += request.Url.EndsWith("/operations", StringComparison.Ordinal) ? 1 : 0;
        await context.SetOfflineAsync(true);
        await watched.Page.GetByLabel("Your words").FillAsync(Cellar[0]);
        await Send(watched).TapAsync();
        await Assertions.Expect(Outgoing(watched, "waiting")).ToContainTextAsync("There is no connection just now.");
        await context.SetOfflineAsync(false);
        var second = await context.NewPageAsync();
        await second.GotoAsync(new Uri(hall.World.Address, capture).ToString());
        await Assertions.Expect(second.Locator(".outgoing [data-state=here]")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await Assertions.Expect(Outgoing(watched, "here")).ToHaveCountAsync(1);

        var before = batches;
        await watched.Page.GetByLabel("Your words").FillAsync(Cellar[1]);
        await Send(watched).TapAsync();
        await Assertions.Expect(Outgoing(watched, "here").First).ToContainTextAsync(Cellar[1]);
        await Assertions.Expect(second.Locator(".stream > .entry .entry-words")).ToHaveTextAsync(Cellar[..2].Reverse().ToArray(), new() { Timeout = 15_000 });
        Assert.Equal(1, batches - before);

        await second.CloseAsync();
        await watched.Page.GetByLabel("Your words").FillAsync(Cellar[2]);
        await Send(watched).TapAsync();
        await Assertions.Expect(Outgoing(watched, "here").First).ToContainTextAsync(Cellar[2]);
    }

    [Fact]
    public async Task What_one_person_left_on_a_phone_goes_as_theirs_when_somebody_else_signs_in()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await Hall.HasKeyAsync(watched.Page);
        await watched.Page.Context.SetOfflineAsync(true);
        await watched.Page.GetByLabel("Your words").FillAsync("Said in the cellar");
        await Send(watched).TapAsync();
        await Assertions.Expect(Outgoing(watched, "waiting")).ToBeVisibleAsync();
        await watched.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Reporter, hall.Event));
        await watched.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(Outgoing(watched, "here")).ToContainTextAsync("Said in the cellar", new() { Timeout = 15_000 });
        Assert.Equal([hall.Reporter.Id], await hall.World.ReadAsync(db => db.Entries.Select(entry => entry.AuthorId).ToListAsync(World.Cancelled)));
        await watched.Page.ReloadAsync();
        await Assertions.Expect(watched.Page.GetByText("All sent")).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.Locator(".outgoing li")).ToHaveCountAsync(0);
    }

    private static ILocator Send(WatchedPage watched) => watched.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true });

    private static FilePayload Picture(string name, int width) => new() { Name = name, MimeType = "image/jpeg", Buffer = Pictures.Jpeg(width, 240) };

    private static ILocator Outgoing(WatchedPage watched, string state) => watched.Page.Locator($".outgoing [data-state={state}]");

    private static ILocator Newest(WatchedPage watched) => watched.Page.Locator(".stream > .entry").First;
}
