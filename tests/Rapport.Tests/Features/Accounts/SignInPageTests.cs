using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed class SignInPageTests
{
    private const string Password = "three odd words";
    private const int Tries = 5;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    [Theory, EachEngine]
    public async Task The_right_password_signs_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(name: "Ada Fenwick", password: Password);
        var browser = world.Client();

        Assert.Equal("/", Where(await SendAsync(browser, person.Email.ToUpperInvariant(), Password)));

        Assert.Contains("Ada Fenwick", await browser.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_get_the_same_answer(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, linkOnly) = (await world.PersonAsync(password: Password), await world.PersonAsync());
        var unknown = await AnswerAsync(world, "nobody@example.org", Password);

        Assert.Contains(CheckPassword.NotRight.Sentence, unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, await AnswerAsync(world, linkOnly.Email, Password));
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            Assert.Equal(unknown, await AnswerAsync(world, person.Email, "not the password"));
        }

        Assert.Equal(unknown, await AnswerAsync(world, person.Email, Password));
    }

    [Theory, EachEngine]
    public async Task A_locked_account_opens_again_after_a_quarter_of_an_hour(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var person = await world.PersonAsync(password: Password);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await SendAsync(world.Visitor, person.Email, "not the password");
        }

        time.Advance(LockTime - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(world.Visitor, person.Email, Password)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("/", Where(await SendAsync(world.Visitor, person.Email, Password)));
    }

    [Theory, EachEngine]
    public async Task Many_guesses_at_once_are_no_more_than_five(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: Password);

        await Task.WhenAll(Enumerable.Range(0, Tries).Select(_ => SendAsync(world.Client(), person.Email, "not the password")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(world.Client(), person.Email, Password)).StatusCode);
    }

    [Theory]
    [InlineData("/performance", "/performance")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task Signing_in_leads_only_to_our_own_pages(string wanted, string reached)
    {
        await using var world = await World.StartAsync();
        var person = await world.PersonAsync(password: Password);

        var answer = await world.Visitor.SendAsync("/sign-in?return=" + Uri.EscapeDataString(wanted), ("Email", person.Email), ("password", Password));

        Assert.Equal(reached, Where(answer));
    }

    [Fact]
    public async Task An_account_tried_too_often_says_when_to_come_back()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAccount"] = "2" } });
        await SendAsync(world.Visitor, "nobody@example.org", Password);
        await SendAsync(world.Visitor, "NOBODY@example.org", Password);

        var answer = await SendAsync(world.Visitor, "nobody@example.org", Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("A little slower, please", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_password_or_token_is_logged()
    {
        await using var world = await World.StartAsync();
        var person = await world.PersonAsync(password: Password);
        await SendAsync(world.Visitor, person.Email, "not the password");
        await SendAsync(world.Visitor, person.Email, Password);
        await world.Visitor.GetAsync("/sign-in/0123456789012345678901234567890123456789012", World.Cancelled);

        string[] secrets = [person.Email, person.Email.ToUpperInvariant(), Password, "not the password", "0123456789012345678901234567890123456789012"];
        Assert.DoesNotContain(world.Logs.Lines, line => secrets.Any(secret => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string email, string password) =>
        browser.SendAsync("/sign-in", ("Email", email), ("password", password));

    /// <summary>The page without the address that was typed.</summary>
    private static async Task<string> AnswerAsync(World world, string email, string password)
    {
        var answer = await SendAsync(world.Client(), email, password);
        return $"{answer.StatusCode} {(await answer.Content.ReadAsStringAsync(World.Cancelled)).Replace(email, "", StringComparison.Ordinal)}";
    }

    private static string? Where(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;
}
