using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed partial class SignInsTests
{
    private const string Password = "three odd words";
    private const string Phone = "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0";

    [Theory, EachEngine]
    public async Task A_sign_in_that_is_ended_is_nobodys_at_the_next_request_and_the_others_stay(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: Password);
        var (here, phone) = (world.Client(), world.Client());
        phone.DefaultRequestHeaders.Add("User-Agent", Phone);
        await SignInAsync(here, person);
        await SignInAsync(phone, person);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(phone));

        var page = await here.GetStringAsync("/account/sign-ins", World.Cancelled);
        Assert.Contains("Firefox on Android", page, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page, StringComparison.Ordinal);
        var ended = await world.ReadAsync(db => db.OpenSignIns.SingleAsync(row => row.Device == "Firefox on Android", World.Cancelled));
        Assert.Equal("/account/sign-ins?done=1", (await here.SendAsync("/account/sign-ins", ("id", $"{ended.Id}"))).Headers.Location?.OriginalString);

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(phone));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
        await SignInAsync(phone, person);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(phone));
    }

    [Theory, EachEngine]
    public async Task A_stranger_ends_nobodys_sign_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, stranger) = (await world.PersonAsync(), await world.PersonAsync());
        var (browser, other) = (await world.SignInAsync(person), await world.SignInAsync(stranger));
        var id = (await world.ReadAsync(db => db.OpenSignIns.SingleAsync(row => row.PersonId == person.Id, World.Cancelled))).Id;

        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync("/account/sign-ins", ("id", $"{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await world.Visitor.SendAsync("/account/sign-ins", ("id", $"{id}"))).StatusCode);
        Assert.DoesNotContain($"{id}", await other.GetStringAsync("/account/sign-ins", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser));
    }

    [Theory, EachEngine]
    public async Task A_copy_of_a_cookie_is_worth_nothing_after_signing_out(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        var cookie = await world.CookieAsync(person);
        var (own, thief) = (With(world, cookie), With(world, cookie));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(thief));

        await own.SendAsync("/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(thief));
    }

    // Session fixation: somebody slips a cookie of theirs into another's browser and waits for a sign-in under it.
    [Theory, EachEngine]
    public async Task Signing_in_makes_a_new_cookie_and_ends_the_sign_in_that_was_there_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (victim, attacker) = (await world.PersonAsync(name: "Ada Fenwick", password: Password), await world.PersonAsync(name: "Eve"));
        var slipped = await world.CookieAsync(attacker);

        var answer = await With(world, slipped).SendAsync("/sign-in", ("Email", victim.Email), ("password", Password));

        var made = Made().Match(Assert.Single(answer.Headers.GetValues("Set-Cookie"))).Groups[1].Value;
        Assert.NotEqual(slipped, made);
        Assert.Contains("Ada Fenwick", await With(world, made).GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(With(world, slipped)));
    }

    [Theory, EachEngine]
    public async Task The_last_use_is_known_to_the_hour_and_old_sign_ins_are_forgotten(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 20, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var person = await world.PersonAsync(password: Password);
        var browser = await world.SignInAsync(person);
        await StatusAsync(browser);
        Assert.Equal(time.GetUtcNow().AddMinutes(-20), await SeenAsync(world));

        time.Advance(TimeSpan.FromMinutes(100));
        await StatusAsync(browser);
        Assert.Equal(time.GetUtcNow(), await SeenAsync(world));

        time.Advance(BeginSignIn.Lifetime + TimeSpan.FromMinutes(1));
        await SignInAsync(world.Client(), person);
        Assert.Equal(time.GetUtcNow(), (await world.ReadAsync(db => db.OpenSignIns.SingleAsync(World.Cancelled))).CreatedAt);
    }

    [Theory]
    [InlineData(null, "Another app")]
    [InlineData("curl/8", "Another app")]
    [InlineData(Phone, "Firefox on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0", "Edge on Windows")]
    public void A_device_is_named_in_words(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent));

    private static HttpClient With(World world, string cookie)
    {
        var client = world.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={cookie}");
        return client;
    }

    private static async Task SignInAsync(HttpClient browser, Person person) =>
        Assert.Equal("/", (await browser.SendAsync("/sign-in", ("Email", person.Email), ("password", Password))).Headers.Location?.OriginalString);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser) => (await browser.GetAsync("/account", World.Cancelled)).StatusCode;

    private static Task<DateTimeOffset> SeenAsync(World world) => world.ReadAsync(db => db.OpenSignIns.Select(row => row.SeenAt).SingleAsync(World.Cancelled));

    [GeneratedRegex("^rapport\\.sign-in=([^;]+);")]
    private static partial Regex Made();
}
