using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed partial class EmailChangeTests
{
    private const string Password = "three odd words";
    private const string New = "ada.new@example.org";

    [Theory, EachEngine]
    public async Task A_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var person = await world.PersonAsync(password: Password);
        var browser = await world.SignInAsync(person);

        Assert.Equal("/account/email?sent=1", (await AskAsync(browser, New)).Headers.Location?.OriginalString);
        var asked = await MailAsync(sink, 1);
        Assert.Equal(New, asked.To);
        Assert.Equal(person.Email, await EmailAsync(world, person));
        var path = new Uri(Link().Match(asked.Text).Value).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync(path, World.Cancelled)).StatusCode);
        Assert.Equal(person.Email, await EmailAsync(world, person));

        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.SendAsync(path)).StatusCode);
        Assert.Equal(New, await EmailAsync(world, person));
        Assert.Equal(person.Email, (await MailAsync(sink, 2)).To);
        Assert.Equal("/", (await world.Client().SendAsync("/sign-in", ("Email", New), ("password", Password))).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync("/sign-in", ("Email", person.Email), ("password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Visitor.SendAsync(path)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Of_a_taken_address_its_owner_alone_is_told(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var (person, owner) = (await world.PersonAsync(password: Password), await world.PersonAsync());
        var browser = await world.SignInAsync(person);

        var taken = await AskAsync(browser, owner.Email.ToUpperInvariant());
        await MailAsync(sink, 1);
        var free = await AskAsync(browser, New);

        Assert.Equal((free.StatusCode, free.Headers.Location), (taken.StatusCode, taken.Headers.Location));
        var told = sink.Deliveries[0];
        Assert.Equal((owner.Email, "Your e-mail address has an account already"), (told.To, told.Message.Subject));
        Assert.DoesNotMatch(Link(), told.Text);
        Assert.Equal(2, await world.ReadAsync(db => db.EmailChanges.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task An_address_that_was_taken_meanwhile_is_not_taken_away(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var person = await world.PersonAsync(password: Password);
        await AskAsync(await world.SignInAsync(person), New);
        var path = new Uri(Link().Match((await MailAsync(sink, 1)).Text).Value).AbsolutePath;
        await world.Acts.RunAsync((AddAccount act, CancellationToken token) => act.RunAsync(new(New, "Ben"), token), World.Cancelled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Visitor.SendAsync(path)).StatusCode);
        Assert.Equal(person.Email, await EmailAsync(world, person));
    }

    [Theory, EachEngine]
    public async Task A_change_is_asked_for_with_the_password_and_ends_with_its_hour_or_with_signing_out_everywhere(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = sink.Settings });
        var person = await world.PersonAsync(password: Password);
        var browser = await world.SignInAsync(person);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account/email", ("Email", New), ("password", "not the password"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(browser, "ada.new@example.org\r\nBcc: all@example.org")).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.EmailChanges.ToListAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.Redirect, (await world.Visitor.SendAsync("/account/email", ("Email", New), ("password", Password))).StatusCode);
        Assert.Empty(await world.ReadAsync(db => db.EmailChanges.ToListAsync(World.Cancelled)));

        await AskAsync(browser, New);
        var late = new Uri(Link().Match((await MailAsync(sink, 1)).Text).Value).AbsolutePath;
        time.Advance(EmailChange.Lifetime);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Visitor.SendAsync(late)).StatusCode);

        await AskAsync(browser, New);
        var ended = new Uri(Link().Match((await MailAsync(sink, 2)).Text).Value).AbsolutePath;
        await browser.SendAsync("/account?handler=Everywhere");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Visitor.SendAsync(ended)).StatusCode);
        Assert.Equal(person.Email, await EmailAsync(world, person));
    }

    [Theory, EachEngine]
    public async Task Nobody_mails_strangers_without_end(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (browser, owner) = (await world.SignInAsync(await world.PersonAsync(password: Password)), await world.PersonAsync());
        for (var n = 0; n < AskEmailChange.Limit; n++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(browser, n % 2 == 0 ? owner.Email : $"stranger{n}@example.org")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(browser, "one-more@example.org")).StatusCode);
    }

    [Theory, EachEngine]
    public async Task No_address_is_mailed_without_end_whoever_asks(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var answers = new List<(HttpStatusCode, string?)>();
        for (var n = 0; n < 7; n++)
        {
            using var browser = await world.SignInAsync(await world.PersonAsync(password: Password));
            var answer = await AskAsync(browser, n % 2 == 0 ? New : New.ToUpperInvariant());
            answers.Add((answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        using var last = await world.SignInAsync(await world.PersonAsync(password: Password));
        await AskAsync(last, "another@example.org");
        await Eventually.HoldsAsync("the last message came", () => Task.FromResult(sink.Deliveries.Any(mail => mail.To == "another@example.org")));

        Assert.Equal([(HttpStatusCode.Redirect, "/account/email?sent=1")], answers.Distinct());
        Assert.Equal(AskEmailChange.Limit, sink.Deliveries.Count(mail => mail.To.Equals(New, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Whoever_asks_for_one_address_again_and_again_is_told_to_wait()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAccount"] = "2" } });
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
        {
            using var browser = await world.SignInAsync(await world.PersonAsync(password: Password));
            answers.Add((await AskAsync(browser, New)).StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory, EachEngine]
    public async Task Two_links_of_one_person_opened_at_once_change_the_address_once(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var person = await world.PersonAsync(password: Password);
        using var browser = await world.SignInAsync(person);
        var paths = new List<string>();
        foreach (var address in new[] { "one@example.org", "two@example.org" })
        {
            await AskAsync(browser, address);
            paths.Add(new Uri(Link().Match((await MailAsync(sink, paths.Count + 1)).Text).Value).AbsolutePath);
        }

        var answers = await Task.WhenAll(paths.Concat(paths).Select(path => world.Client().SendAsync(path)));

        var done = Assert.Single(answers.Select((answer, at) => (answer.StatusCode, Address: at % 2 == 0 ? "one@example.org" : "two@example.org")), answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(done.Address, await EmailAsync(world, person));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Equal(0, await world.ReadAsync(db => db.EmailChanges.CountAsync(World.Cancelled)));
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string email) =>
        browser.SendAsync("/account/email", ("Email", email), ("password", Password));

    private static Task<string?> EmailAsync(World world, Person person) =>
        world.ReadAsync(db => db.Users.Where(login => login.Id == person.Id).Select(login => login.Email).SingleAsync(World.Cancelled));

    private static async Task<SmtpDelivery> MailAsync(SmtpSink sink, int count)
    {
        await Eventually.HoldsAsync($"message {count} came", () => Task.FromResult(sink.Deliveries.Count == count));
        return sink.Deliveries[^1];
    }

    [GeneratedRegex("https?://\\S+/account/email/\\S+")]
    private static partial Regex Link();
}
