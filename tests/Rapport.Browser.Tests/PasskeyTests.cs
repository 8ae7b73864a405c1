using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>Passkeys with Chromium's own virtual authenticator: made, used to sign in, removed.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    private const string Password = "three odd words";

    [Fact]
    public async Task A_passkey_is_added_signs_in_is_named_and_lets_nobody_in_once_removed()
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        await world.EventAsync();
        var person = await world.PersonAsync(password: Password);
        var site = new UriBuilder(world.Address) { Host = "localhost" }.Uri;
        await using var watched = await chromium.OpenAsync(site);
        await PlugInAsync(watched.Page);

        await watched.GoAsync("/sign-in");
        await watched.Page.GetByLabel("E-mail address").First.FillAsync(person.Email);
        await watched.Page.GetByLabel("Password").FillAsync(Password);
        await watched.Find(AriaRole.Button, "Sign in").ClickAsync();
        await watched.GoAsync("/account/passkeys");
        await watched.Page.GetByLabel("What to call it").FillAsync("My <b>phone</b>");
        await watched.Page.GetByLabel("Your password").FillAsync("not the password");
        await watched.Find(AriaRole.Button, "Add a passkey").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The present password is not right");
        await watched.Page.GetByLabel("Your password").FillAsync(Password);
        await watched.Find(AriaRole.Button, "Add a passkey").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey is added");
        await Assertions.Expect(watched.Page.Locator("h2").First).ToHaveTextAsync("My <b>phone</b>");
        await watched.LookAsync("passkeys-added", 422);

        await watched.Page.GetByLabel("Another name").FillAsync("Telephone");
        await watched.Find(AriaRole.Button, "Rename").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("h2").First).ToHaveTextAsync("Telephone");

        await SignOutAsync(watched);
        await SignInAsync(watched);
        await Assertions.Expect(watched.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");
        Assert.True((await world.ReadAsync(db => db.UserPasskeys.AsNoTracking().SingleAsync(World.Cancelled))).Data.SignCount > 0);

        await watched.GoAsync("/account/passkeys");
        await watched.Find(AriaRole.Button, "Remove Telephone").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey is removed");
        await SignOutAsync(watched);
        await SignInAsync(watched);
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not open an account here");
    }

    [Fact]
    public async Task A_passkey_is_offered_where_the_address_is_typed_and_signs_in_without_the_button()
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        await world.EventAsync();
        var person = await world.PersonAsync(password: Password);
        var site = new UriBuilder(world.Address) { Host = "localhost" }.Uri;
        await using var watched = await chromium.OpenAsync(site);
        await PlugInAsync(watched.Page);
        await watched.GoAsync("/sign-in");
        await watched.Page.GetByLabel("E-mail address").First.FillAsync(person.Email);
        await watched.Page.GetByLabel("Password").FillAsync(Password);
        await watched.Find(AriaRole.Button, "Sign in").ClickAsync();
        await watched.GoAsync("/account/passkeys");
        await watched.Page.GetByLabel("What to call it").FillAsync("Telephone");
        await watched.Page.GetByLabel("Your password").FillAsync(Password);
        await watched.Find(AriaRole.Button, "Add a passkey").ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey is added");
        await SignOutAsync(watched);

        // Nobody sits here to choose from the browser's list: what is asked for in the field is answered at once.
        await watched.Page.AddInitScriptAsync(Chooses);
        await watched.GoAsync("/sign-in");

        await Assertions.Expect(watched.Page.Locator("header .me")).ToHaveTextAsync("Ada Fenwick");
        Assert.Equal("conditional", await watched.Page.EvaluateAsync<string?>("sessionStorage.getItem('asked')"));
    }

    [Fact]
    public async Task At_a_number_for_an_address_a_sentence_stands_in_place_of_the_button()
    {
        await using var world = await World.OpenAsync();
        await world.HostAsync();
        await world.EventAsync();
        await using var watched = await chromium.OpenAsync(world);

        await watched.GoAsync("/sign-in");

        await Assertions.Expect(watched.Page.GetByText($"open http://localhost:{world.Address.Port} instead")).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.Locator("form[data-passkey]")).ToHaveCountAsync(0);
    }

    private const string Chooses = """
        PublicKeyCredential.isConditionalMediationAvailable = async () => true;
        const get = navigator.credentials.get.bind(navigator.credentials);
        navigator.credentials.get = ({ mediation, signal, ...asked }) => {
          if (mediation) sessionStorage.setItem("asked", mediation);
          return get(asked);
        };
        """;

    /// <summary>A device that answers whatever is asked; nothing is offered in the field unless a test says so.</summary>
    private static async Task PlugInAsync(IPage page)
    {
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(WatchedPage watched)
    {
        await watched.GoAsync("/account");
        // The page first looks whether this device has something unsent; only then does it leave.
        await watched.Page.RunAndWaitForResponseAsync(() => watched.Find(AriaRole.Button, "Sign out here").ClickAsync(), response => response.Url.EndsWith("/sign-out", StringComparison.Ordinal));
        await watched.Page.WaitForURLAsync("**/", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Load });
    }

    private static async Task SignInAsync(WatchedPage watched)
    {
        await watched.GoAsync("/sign-in");
        await watched.Find(AriaRole.Button, "Sign in with a passkey").ClickAsync();
    }
}
