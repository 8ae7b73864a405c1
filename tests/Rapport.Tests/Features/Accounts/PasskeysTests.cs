using System.Buffers.Text;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed class PasskeysTests
{
    private const string Password = "three odd words";

    [Theory, EachEngine]
    public async Task A_passkey_signs_its_person_in_also_while_the_password_is_locked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(name: "Ada Fenwick", password: Password);
        using var passkey = new SoftPasskey(SiteOf(world));
        Assert.Equal("/account/passkeys?done=added", await AddAsync(world, person, passkey));
        for (var n = 0; n < 5; n++)
        {
            await world.Visitor.SendAsync("/sign-in", ("Email", person.Email), ("password", "not the password"));
        }

        var browser = Browser(world);
        Assert.Equal("/", await SignInAsync(browser, passkey));
        Assert.Contains("Ada Fenwick", await browser.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1u, (await world.ReadAsync(db => db.UserPasskeys.AsNoTracking().SingleAsync(World.Cancelled))).Data.SignCount);
    }

    [Theory]
    [InlineData("/performance", "/performance")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    public async Task Signing_in_with_a_passkey_leads_only_to_our_own_pages(string wanted, string reached)
    {
        await using var world = await World.StartAsync();
        using var passkey = new SoftPasskey(SiteOf(world));
        await AddAsync(world, await world.PersonAsync(), passkey);

        Assert.Equal(reached, await SignInAsync(Browser(world), passkey, "?return=" + Uri.EscapeDataString(wanted)));
    }

    [Theory, EachEngine]
    public async Task An_answer_is_worth_something_once_and_only_where_it_was_asked_for(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        using var passkey = new SoftPasskey(SiteOf(world));
        await AddAsync(world, await world.PersonAsync(), passkey);
        var (browser, thief) = (Browser(world), Browser(world));
        var shown = passkey.Get(await AskAsync(browser, "/sign-in/passkey/ask"));

        Assert.Equal("/sign-in?passkey=unknown", await ShowAsync(thief, shown));
        await AskAsync(thief, "/sign-in/passkey/ask");
        Assert.Equal("/sign-in?passkey=unknown", await ShowAsync(thief, shown));
        Assert.Equal("/", await ShowAsync(browser, shown));
        Assert.Equal("/sign-in?passkey=unknown", await ShowAsync(browser, shown));
        Assert.Equal("/sign-in?passkey=unknown", await ShowAsync(browser, "{"));
        Assert.Equal("/sign-in?passkey=unknown", await ShowAsync(browser, ""));
        using var unknown = new SoftPasskey(SiteOf(world));
        unknown.Create("""{"user":{"id":"AQ"},"challenge":"AQ"}""");
        Assert.Equal("/sign-in?passkey=unknown", await SignInAsync(browser, unknown));
    }

    [Theory, EachEngine]
    public async Task A_passkey_of_another_site_lets_nobody_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        using var passkey = new SoftPasskey(new("http://evil.example"));

        Assert.Null(await AddAsync(world, await world.PersonAsync(), passkey));
        Assert.Empty(await world.ReadAsync(db => db.UserPasskeys.ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Its_owner_names_and_removes_a_passkey_and_a_stranger_does_not(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, stranger) = (await world.PersonAsync(), await world.SignInAsync(await world.PersonAsync()));
        using var passkey = new SoftPasskey(SiteOf(world));
        await AddAsync(world, person, passkey);
        var owner = await world.SignInAsync(person);
        var key = Base64Url.EncodeToString((await world.ReadAsync(db => db.UserPasskeys.AsNoTracking().SingleAsync(World.Cancelled))).CredentialId);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync("/account/passkeys?handler=Name", ("key", key), ("name", "Mine"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync("/account/passkeys?handler=Remove", ("key", key))).StatusCode);
        Assert.DoesNotContain(key, await stranger.GetStringAsync("/account/passkeys", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.SendAsync("/account/passkeys?handler=Remove", ("key", "%%"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync("/account/passkeys?handler=Name", ("key", key), ("name", "My phone"))).StatusCode);
        Assert.Equal("My phone", (await world.ReadAsync(db => db.UserPasskeys.AsNoTracking().SingleAsync(World.Cancelled))).Data.Name);

        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendAsync("/account/passkeys?handler=Remove", ("key", key))).StatusCode);
        Assert.Equal("/sign-in?passkey=unknown", await SignInAsync(Browser(world), passkey));
    }

    [Theory, EachEngine]
    public async Task A_passkey_is_asked_for_with_the_password_and_kept_for_the_one_who_asked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, other) = (await world.PersonAsync(password: Password), await world.PersonAsync());
        var browser = await SignedInAsync(world, person);
        var refused = await browser.SendAsync("/account/passkeys?handler=Ask", ("password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var passkey = new SoftPasskey(SiteOf(world));
        var options = await AskAsync(browser, "/account/passkeys?handler=Ask", ("password", Password));
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={await world.CookieAsync(other)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account/passkeys?handler=Add", ("credential", passkey.Create(options)), ("name", "Mine"))).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.UserPasskeys.ToListAsync(World.Cancelled)));
    }

    [Fact]
    public async Task A_visitor_who_tries_passkeys_too_often_is_told_to_wait()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAddress"] = "2" } });
        await ShowAsync(world.Visitor, "{}");
        await ShowAsync(world.Visitor, "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await world.Visitor.SendAsync("/sign-in/passkey", ("credential", "{}"))).StatusCode);
    }

    private static Uri SiteOf(World world) => new UriBuilder(world.Address) { Host = "localhost" }.Uri;

    private static HttpClient Browser(World world)
    {
        var client = world.Client();
        client.BaseAddress = SiteOf(world);
        client.DefaultRequestHeaders.Add("Origin", SiteOf(world).GetLeftPart(UriPartial.Authority));
        return client;
    }

    private static async Task<HttpClient> SignedInAsync(World world, Person person)
    {
        var browser = Browser(world);
        browser.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={await world.CookieAsync(person)}");
        return browser;
    }

    private static async Task<string?> AddAsync(World world, Person person, SoftPasskey passkey)
    {
        var browser = await SignedInAsync(world, person);
        var options = await AskAsync(browser, "/account/passkeys?handler=Ask", ("password", Password));
        return (await browser.SendAsync("/account/passkeys?handler=Add", ("credential", passkey.Create(options)), ("name", "Phone"))).Headers.Location?.OriginalString;
    }

    private static async Task<string> AskAsync(HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var answer = await browser.SendAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(World.Cancelled);
    }

    private static async Task<string?> SignInAsync(HttpClient browser, SoftPasskey passkey, string query = "") =>
        await ShowAsync(browser, passkey.Get(await AskAsync(browser, "/sign-in/passkey/ask")), query);

    private static async Task<string?> ShowAsync(HttpClient browser, string credential, string query = "") =>
        (await browser.SendAsync("/sign-in/passkey" + query, ("credential", credential))).Headers.Location?.OriginalString;
}
