using Microsoft.Playwright;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>Reading, signing in, commenting and hiding in a browser that runs no script.</summary>
public sealed class WithoutScriptTests(Chromium chromium)
{
    private const string Password = "three odd words";

    [Fact]
    public async Task Everything_is_read_without_script()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.NoteAsync("Words for everybody");
        await using var watched = await OpenAsync(hall.World);

        foreach (var address in new[] { hall.Address, hall.SessionAddress, $"{hall.Address}/entries/{note}" })
        {
            await watched.GoAsync(address);
            await Assertions.Expect(watched.Page.GetByText("Words for everybody").First).ToBeVisibleAsync();
            await Assertions.Expect(watched.Page.Locator("main h1")).Not.ToBeEmptyAsync();
        }

        await watched.GoAsync($"{hall.Address}/programme");
        await watched.Find(AriaRole.Link, hall.Session.Title).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync(hall.Session.Title);
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_member_signs_in_comments_answers_and_signs_out_without_script()
    {
        await using var hall = await Hall.OpenAsync();
        var member = await hall.World.PersonAsync(Role.Member, hall.Event, name: "Mia Lund", password: Password);
        await using var watched = await OpenAsync(hall.World);
        var page = watched.Page;

        await watched.GoAsync(hall.SessionAddress);
        await watched.Find(AriaRole.Link, "Sign in to comment").ClickAsync();
        await SignInAsync(page, member);
        await Assertions.Expect(page.Locator("header .me")).ToHaveTextAsync("Mia Lund");

        await watched.GoAsync(hall.SessionAddress);
        await page.GetByLabel("Add a comment").FillAsync("Ours was read once.");
        await page.Locator(".comment-form").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator(".comment", new() { HasText = "Ours was read once." })).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#comments-h")).ToHaveTextAsync("1 comment");

        await page.Locator(".comment").GetByRole(AriaRole.Link, new() { Name = "Reply" }).ClickAsync();
        await page.GetByLabel("Your reply").FillAsync("And put away.");
        await page.Locator("#reply").GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator(".comment .comment")).ToContainTextAsync("And put away.");

        await watched.GoAsync("/account");
        await watched.Find(AriaRole.Button, "Sign out here").ClickAsync();
        await watched.GoAsync(hall.SessionAddress);
        await Assertions.Expect(watched.Find(AriaRole.Link, "Sign in to comment")).ToBeVisibleAsync();
        watched.AssertCalm();
    }

    [Fact]
    public async Task An_organiser_hides_with_a_reason_that_the_author_reads()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.NoteAsync("A child is named here");
        await using var head = await OpenAsync(hall.World);
        await head.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Organiser, hall.Event, name: "Olive Head"));
        await using var author = await OpenAsync(hall.World);
        await author.SignInAsync(hall.World, hall.Reporter);
        await using var visitor = await OpenAsync(hall.World);
        var entry = $"{hall.Address}/entries/{note}";

        await head.GoAsync(entry);
        await head.Find(AriaRole.Link, "Hide from readers").ClickAsync();
        await head.Page.GetByLabel("Why").FillAsync("It names a child.");
        await head.Find(AriaRole.Button, "Hide it").ClickAsync();
        await Assertions.Expect(head.Page.Locator("[data-hidden]")).ToContainTextAsync("It names a child.");
        head.AssertCalm();

        await author.GoAsync(entry);
        await Assertions.Expect(author.Page.Locator("[data-hidden]")).ToContainTextAsync("Hidden by Olive Head");
        await Assertions.Expect(author.Page.Locator("[data-hidden]")).ToContainTextAsync("It names a child.");
        author.AssertCalm();

        Assert.Equal(404, (await visitor.GoAsync(entry)).Status);
        await visitor.GoAsync(hall.SessionAddress);
        await Assertions.Expect(visitor.Page.GetByText("A child is named here")).ToHaveCountAsync(0);
    }

    private static async Task SignInAsync(IPage page, Person person)
    {
        await page.GetByLabel("E-mail address").FillAsync(person.Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private Task<WatchedPage> OpenAsync(World world) => chromium.OpenAsync(world, new() { JavaScriptEnabled = false });
}
