using Microsoft.Playwright;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>What an organiser meets after a form was sent: what would change, what is hidden, what is wrong.</summary>
public sealed class OrganiserLookTests(Chromium chromium)
{
    private const string Head = "title,date,start,end,room,speakers,id\n";

    [Fact]
    public async Task A_programme_is_previewed_and_brought_in_and_a_file_that_is_none_is_refused()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await OrganiserAsync(hall);
        var day = hall.Event.StartsOn.ToString("yyyy-MM-dd");

        await ImportAsync(watched, hall, "%PDF-1.7");
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await watched.LookAsync("import-refused", 422);
        await ImportAsync(watched, hall, $"{Head}Baselines,{day},10:00,11:00,Hall,Ada,1\nTargets,{day},11:00,12:00,Hall,Ida,2\n");
        await watched.LookAsync(Looks.ImportPreview.Name);
        await watched.Find(AriaRole.Button, "Import these").ClickAsync();
        await Assertions.Expect(watched.Find(AriaRole.Link, "Targets")).ToBeVisibleAsync();

        await ImportAsync(watched, hall, $"{Head}Baselines that hold,{day},10:30,11:00,Library,Ada,1\n");
        await Assertions.Expect(watched.Page.Locator(".tally")).ToContainTextAsync("1 changed");
        await watched.LookAsync("import-preview-changes");
    }

    [Fact]
    public async Task Hiding_asks_for_a_reason_and_the_author_and_a_thread_show_what_became_of_it()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.NoteAsync("A child is named here");
        var mia = await hall.World.PersonAsync(Role.Member, hall.Event, name: "Mia Lund");
        var first = await hall.World.CommentAsync(note, mia, "We tried this in our county, and it took two years longer than planned.");
        await hall.World.CommentAsync(note, hall.Reporter, "What took so long?", first);
        await using var head = await OrganiserAsync(hall);
        await using var author = await chromium.OpenAsync(hall.World);
        await author.SignInAsync(hall.World, hall.Reporter);
        await using var member = await chromium.OpenAsync(hall.World);
        await member.SignInAsync(hall.World, mia);

        await member.GoAsync($"{hall.Address}/discuss/{note}?comment={first.Id}");
        await Assertions.Expect(member.Page.GetByLabel("Your reply")).ToBeVisibleAsync();
        await member.LookAsync("discuss-reply");
        await HideAsync(head, hall, first.Id, "It is about another event.");
        await head.LookAsync("moderate-hidden");
        await member.GoAsync($"{hall.Address}/discuss/{note}");
        await Assertions.Expect(member.Page.Locator("#yours [data-hidden]")).ToContainTextAsync("It is about another event.");
        await member.LookAsync("discuss-hidden");
        await HideAsync(head, hall, note, "It names a child.");
        await author.GoAsync($"{hall.Address}/entries/{note}");
        await Assertions.Expect(author.Page.Locator("[data-hidden]")).ToContainTextAsync("It names a child.");
        await author.LookAsync("entry-hidden");
    }

    [Fact]
    public async Task A_list_of_people_is_previewed_and_sent_and_a_session_without_a_title_says_what_is_wrong()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await OrganiserAsync(hall);

        await watched.GoAsync(hall.Address + "/invitations");
        await watched.Page.GetByLabel("E-mail addresses").FillAsync("Nora New <nora@example.org>\nsomebody at the council");
        await watched.Find(AriaRole.Button, "Look at the list").ClickAsync();
        await Assertions.Expect(watched.Page.GetByText("Nothing has been sent yet.")).ToBeVisibleAsync();
        await watched.LookAsync("invite-preview");
        await watched.Find(AriaRole.Button, "Send 1 invitation").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 person is invited");
        await watched.LookAsync("invite-sent");
        await watched.Find(AriaRole.Button, "Make a link").ClickAsync();
        await Assertions.Expect(watched.Page.GetByLabel("The link")).ToBeVisibleAsync();
        await watched.LookAsync("invite-link");
        await using var visitor = await chromium.OpenAsync(hall.World);
        await visitor.GoAsync(new Uri(await watched.Page.GetByLabel("The link").InputValueAsync()).AbsolutePath);
        await Assertions.Expect(visitor.Find(AriaRole.Button, "Send me a link")).ToBeVisibleAsync();
        await visitor.LookAsync("invitation-by-link");

        await watched.GoAsync(hall.Address + "/sessions/new");
        await watched.Page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await watched.Find(AriaRole.Button, "Add it").ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".wrong").First).ToBeVisibleAsync();
        await watched.LookAsync("session-new-wrong", 422);
    }

    [Fact]
    public async Task Terms_are_previewed_brought_in_and_explained_where_they_stand()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("Our NI fell again.");
        await using var watched = await OrganiserAsync(hall);
        var space = hall.Address[..hall.Address.LastIndexOf('/')];

        await watched.GoAsync(space + "/glossary/import");
        await watched.Page.GetByLabel("A file").SetInputFilesAsync(new FilePayload { Name = "terms.csv", MimeType = "text/csv", Buffer = "term,expansion\nNI,National Indicator\n"u8.ToArray() });
        await watched.Find(AriaRole.Button, "Show what would change").ClickAsync();
        await watched.LookAsync(Looks.GlossaryImportPreview.Name);
        await watched.Find(AriaRole.Button, "Import these").ClickAsync();
        await watched.GoAsync(hall.Address);

        await watched.Page.Locator("a.term").First.FocusAsync();
        await watched.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Dialog, new() { Name = "NI" })).ToContainTextAsync("National Indicator");
        await watched.LookAsync("term-explained");
        await watched.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(watched.Page.Locator("dialog.term-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.Locator("a.term").First).ToBeFocusedAsync();

        await watched.Page.Locator("textarea[name=text]").PressSequentiallyAsync("Our ni");
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await watched.LookAsync("term-offered");
        await watched.Page.Keyboard.PressAsync("ArrowDown");
        await watched.Page.Keyboard.PressAsync("ArrowDown");
        await watched.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(watched.Page.Locator("textarea[name=text]")).ToHaveValueAsync("Our National Indicator");
    }

    [Theory]
    [InlineData(Phase.Before)]
    [InlineData(Phase.Live)]
    [InlineData(Phase.Sealed)]
    public async Task An_event_with_nothing_in_it_says_what_will_be_here(Phase phase)
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        var @event = await world.EventAsync(phase: phase);
        await using var watched = await chromium.OpenAsync(world);

        await watched.GoAsync(await world.AddressOfAsync(@event.Id));

        await Assertions.Expect(watched.Page.Locator("main .empty").First).ToBeVisibleAsync();
        await watched.LookAsync($"event-empty-{phase}".ToLowerInvariant());
    }

    private static async Task ImportAsync(WatchedPage watched, Hall hall, string file)
    {
        await watched.GoAsync(hall.Address + "/import");
        await watched.Page.GetByLabel("A file").SetInputFilesAsync(new FilePayload { Name = "programme.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await watched.Page.GetByLabel("What you call the source").FillAsync("our own");
        await watched.Find(AriaRole.Button, "Show what would change").ClickAsync();
    }

    private static async Task HideAsync(WatchedPage watched, Hall hall, Guid subject, string reason)
    {
        await watched.GoAsync($"{hall.Address}/moderation/{subject}");
        await watched.Page.GetByLabel("Why").FillAsync(reason);
        await watched.Find(AriaRole.Button, "Hide it").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("[data-hidden]")).ToBeVisibleAsync();
    }

    private async Task<WatchedPage> OrganiserAsync(Hall hall)
    {
        var watched = await chromium.OpenAsync(hall.World);
        await watched.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Organiser, of: await hall.World.SpaceOfAsync(hall.Event), name: "Olive Head"));
        return watched;
    }
}
