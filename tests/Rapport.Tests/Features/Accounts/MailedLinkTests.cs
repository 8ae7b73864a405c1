using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed partial class MailedLinkTests
{
    [Theory, EachEngine]
    public async Task Somebody_with_an_account_is_mailed_a_link_that_signs_in_once_and_not_by_looking(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var person = await world.PersonAsync(name: "Ada Fenwick");

        await AskAsync(world, $" {person.Email.ToUpperInvariant()} ");
        var mail = await MailAsync(sink);

        Assert.Equal((person.Email, "Your sign-in link"), (mail.To, mail.Message.Subject));
        var link = Link().Match(mail.Text).Value;
        Assert.StartsWith(world.Address.ToString(), link, StringComparison.Ordinal);
        var path = new Uri(link).AbsolutePath;
        using var scanner = world.Client();
        Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync(path, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync(path, World.Cancelled)).StatusCode);
        using var browser = world.Client();
        Assert.Equal("/account", (await browser.SendAsync(path)).Headers.Location?.OriginalString);
        Assert.Contains("Ada Fenwick", await browser.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(path)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task The_answer_does_not_tell_whether_an_address_has_an_account(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var person = await world.PersonAsync();

        string[] answers = [await AnswerAsync(world, person.Email), await AnswerAsync(world, "nobody@example.org"), await AnswerAsync(world, "no address"), await AnswerAsync(world, "")];

        Assert.Single(answers.Distinct());
        Assert.Contains("If that e-mail address has an account", answers[0], StringComparison.Ordinal);
        Assert.Equal(person.Email, (await MailAsync(sink)).To);
        Assert.Single(await world.ReadAsync(db => db.SignInLinks.ToListAsync(World.Cancelled)));
    }

    // Whoever holds the lane holds up all writing: an answer that looked up, wrote or mailed first would wait for it.
    [Fact]
    public async Task The_answer_does_not_wait_for_the_look_up_or_the_mail()
    {
        await using var world = await World.StartAsync();
        var person = await world.PersonAsync();
        var held = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var holding = world.PlantAsync(async db =>
        {
            await db.OpenSignIns.ExecuteDeleteAsync(World.Cancelled);
            begun.SetResult();
            await held.Task;
        });
        await begun.Task;

        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(world, person.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(world, "nobody@example.org")).StatusCode);
        held.SetResult();
        await holding;
    }

    [Theory, EachEngine]
    public async Task A_person_is_sent_five_links_an_hour_whoever_asks_and_however_often(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = sink.Settings });
        var (person, after) = (await world.PersonAsync(), await world.PersonAsync());

        for (var n = 0; n < MailSignInLink.Limit + 3; n++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(world, person.Email)).StatusCode);
        }

        await AskAsync(world, after.Email);
        await Eventually.HoldsAsync("the last one is served", () => Task.FromResult(sink.Deliveries.Any(mail => mail.To == after.Email)));
        Assert.Equal(MailSignInLink.Limit, sink.Deliveries.Count(mail => mail.To == person.Email));
        time.Advance(SignInLink.Lifetime);
        await AskAsync(world, person.Email);
        await Eventually.HoldsAsync("there is one again", () => Task.FromResult(sink.Deliveries.Count(mail => mail.To == person.Email) == MailSignInLink.Limit + 1));
    }

    [Theory]
    [InlineData("person@example.org")]
    [InlineData("nobody@example.org")]
    public async Task An_address_asked_for_too_often_and_a_visitor_who_asks_too_often_are_told_to_wait(string email)
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAccount"] = "2", ["Limits:SignInsPerAddress"] = "4" } });
        await AskAsync(world, email);
        await AskAsync(world, email.ToUpperInvariant());

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(world, email)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(world, "another@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(world, "a-third@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await world.Client().SendAsync("/sign-in/guessed")).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_forged_host_does_not_get_into_a_mail(string forged)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(options: new() { Settings = sink.Settings });
        var person = await world.PersonAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(world, person.Email, forged)).StatusCode);
        var mail = await MailAsync(sink);

        Assert.DoesNotContain("evil", mail.Message.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(world.Address.ToString(), Link().Match(mail.Text).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_mails_begin_with_the_address_that_the_host_set()
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?>(sink.Settings) { ["Site:Address"] = "https://rapport.example.org" } });

        await AskAsync(world, (await world.PersonAsync()).Email, "evil.example");

        Assert.StartsWith("https://rapport.example.org/sign-in/", Link().Match((await MailAsync(sink)).Text).Value, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(World world, string email, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?handler=Link") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Email", email)]) };
        request.Headers.Host = host;
        return await world.Client().SendAsync(request, World.Cancelled);
    }

    private static async Task<string> AnswerAsync(World world, string email)
    {
        var answer = await AskAsync(world, email);
        var page = Token().Replace(await world.Client().GetStringAsync(answer.Headers.Location, World.Cancelled), "");
        return $"{answer.StatusCode} {answer.Headers.Location} {page}";
    }

    private static async Task<SmtpDelivery> MailAsync(SmtpSink sink)
    {
        await Eventually.HoldsAsync("a message came", () => Task.FromResult(sink.Deliveries.Count == 1));
        return sink.Deliveries[0];
    }

    [GeneratedRegex("https?://\\S+/sign-in/\\S+")]
    private static partial Regex Link();

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
