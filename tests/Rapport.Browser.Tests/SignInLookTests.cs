using Microsoft.Playwright;
using Rapport.Features.Accounts;

namespace Rapport.Browser.Tests;

/// <summary>Coming in by password and by link, and what one reads when that fails.</summary>
public sealed class SignInLookTests(Chromium chromium)
{
    private const string Password = "three odd words";

    [Fact]
    public async Task A_wrong_password_is_told_and_the_right_one_leads_in()
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        await world.EventAsync();
        var person = await world.PersonAsync(password: Password);
        await using var watched = await chromium.OpenAsync(world);

        await watched.GoAsync("/sign-in");
        await SignInAsync(watched, person, "wrong");
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.GetByLabel("E-mail address")).ToHaveValueAsync(person.Email);
        await watched.LookAsync("sign-in-refused", 422);
        await SignInAsync(watched, person, Password);

        await Assertions.Expect(watched.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");
    }

    [Fact]
    public async Task A_link_leads_in_once_and_then_says_so_and_a_password_is_refused_or_set()
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        await world.EventAsync();
        var person = await world.PersonAsync();
        var token = (await world.Acts.RunAsync((MakeSignInLink act, CancellationToken ct) => act.RunAsync(new(person.Id), ct), World.Cancelled)).Value;
        await using var watched = await chromium.OpenAsync(world);
        await using var late = await chromium.OpenAsync(world);

        await watched.LookAsync(Looks.SignInLink, "/sign-in/" + token);
        await late.GoAsync("/sign-in/" + token);
        await watched.Find(AriaRole.Button, "Sign in on this device").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");
        await late.Find(AriaRole.Button, "Sign in on this device").ClickAsync();
        await Assertions.Expect(late.Page.Locator("h1")).ToHaveTextAsync("This link opens nothing");
        await late.LookAsync("sign-in-link-spent", 422);

        await watched.GoAsync("/account");
        await watched.Page.GetByLabel("New password").FillAsync("aaaaaaaaaa");
        await watched.Find(AriaRole.Button, "Save the password").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await watched.LookAsync("account-password-refused", 422);
        await watched.Page.GetByLabel("New password").FillAsync(Password);
        await watched.Find(AriaRole.Button, "Save the password").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password is changed");
        await watched.LookAsync("account-changed");
        await watched.Page.GetByLabel("Present password").FillAsync("not the present one");
        await watched.Page.GetByLabel("New password").FillAsync("four quite odd words");
        await watched.Find(AriaRole.Button, "Save the password").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await watched.LookAsync("account-refused", 422);
    }

    private static async Task SignInAsync(WatchedPage watched, Person person, string password)
    {
        await watched.Page.GetByLabel("E-mail address").FillAsync(person.Email);
        await watched.Page.GetByLabel("Password").FillAsync(password);
        await watched.Find(AriaRole.Button, "Sign in").ClickAsync();
    }
}
