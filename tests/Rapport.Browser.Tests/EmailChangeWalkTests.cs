using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>Another e-mail address, from the account to signing in with it, on a phone.</summary>
public sealed partial class EmailChangeWalkTests(Chromium chromium)
{
    private const string Password = "three odd words";
    private const string Wanted = "ada.new@example.org";

    [Fact]
    public async Task An_address_is_changed_by_the_link_in_the_mail_and_signs_in_from_then_on()
    {
        chromium.IsNeeded();
        await using var sink = new SmtpSink();
        await using var world = await World.OpenAsync(sink.Settings);
        await world.HostAsync();
        await world.EventAsync();
        var person = await world.PersonAsync(password: Password);
        await using var phone = await chromium.OpenAsync(world, Hall.Phone);
        await SignInAsync(phone, person.Email);
        await Assertions.Expect(phone.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");

        await phone.GoAsync("/account");
        await phone.Find(AriaRole.Link, "Change the e-mail address").TapAsync();
        await Assertions.Expect(phone.Page.GetByLabel("New e-mail address")).ToBeVisibleAsync();
        await LookAsync(phone, "email-change");
        await phone.Page.GetByLabel("New e-mail address").FillAsync(Wanted);
        await phone.Page.GetByLabel("Your password").FillAsync("not the password");
        await phone.Find(AriaRole.Button, "Send the link").TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The present password is not right");
        await Assertions.Expect(phone.Page.GetByLabel("New e-mail address")).ToHaveValueAsync(Wanted);
        await LookAsync(phone, "email-change-refused", 422);
        await phone.Page.GetByLabel("Your password").FillAsync(Password);
        await phone.Find(AriaRole.Button, "Send the link").TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("A message is on its way");
        await LookAsync(phone, "email-change-sent");

        await Eventually.HoldsAsync("the link is sent", () => Task.FromResult(sink.Deliveries.Any(mail => mail.To == Wanted)));
        await phone.GoAsync(Link().Match(sink.Deliveries.First(mail => mail.To == Wanted).Text).Value);
        await LookAsync(phone, "email-confirm");
        await phone.Find(AriaRole.Button, "Confirm it").TapAsync();
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Your e-mail address is changed");
        await LookAsync(phone, "email-confirmed");

        await phone.GoAsync("/account");
        await phone.Find(AriaRole.Button, "Sign out here").TapAsync();
        await Assertions.Expect(phone.Page.Locator("header .me")).ToHaveTextAsync("Sign in");
        await SignInAsync(phone, person.Email);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(phone, "sign-in-old-address", 422);
        await SignInAsync(phone, Wanted);
        await Assertions.Expect(phone.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");
        phone.AssertCalm();
    }

    private static async Task SignInAsync(WatchedPage phone, string email)
    {
        await phone.GoAsync("/sign-in");
        await phone.Page.GetByLabel("E-mail address").FillAsync(email);
        await phone.Page.GetByLabel("Password").FillAsync(Password);
        await phone.Find(AriaRole.Button, "Sign in").TapAsync();
    }

    private static async Task LookAsync(WatchedPage phone, string name, int status = 200)
    {
        await phone.LookAsync(name, status);
        await phone.Page.SetViewportSizeAsync(390, 844);
    }

    [GeneratedRegex(@"/account/email/[^\s?]+")]
    private static partial Regex Link();
}
