using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed class AccountPageTests
{
    private const string Password = "three odd words";

    [Theory, EachEngine]
    public async Task Signing_out_everywhere_ends_the_other_browser_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        var (here, elsewhere) = (await world.SignInAsync(person), await world.SignInAsync(person));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere));

        await here.SendAsync("/account?handler=Everywhere");

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(elsewhere));
    }

    [Theory, EachEngine]
    public async Task A_new_password_ends_the_other_browser_and_keeps_this_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: Password);
        var (here, elsewhere) = (world.Client(), await world.SignInAsync(person));
        await here.SendAsync("/sign-in", ("Email", person.Email), ("password", Password));

        var answer = await here.SendAsync("/account?handler=Password", ("present", Password), ("wanted", "three other words"));

        Assert.Equal("/account?done=password", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(elsewhere));
    }

    [Theory]
    [EachEngine("not the password", "three other words", "The present password is not right")]
    [EachEngine(Password, "short", "A password has at least 10 characters.")]
    [EachEngine(Password, "aaaaaaaaaaaa", "A password of one repeated character")]
    public async Task A_password_that_will_not_do_changes_nothing(Engine engine, string present, string wanted, string sentence)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: Password);
        var browser = await world.SignInAsync(person);

        var answer = await browser.SendAsync("/account?handler=Password", ("present", present), ("wanted", wanted));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("/", (await world.Client().SendAsync("/sign-in", ("Email", person.Email), ("password", Password))).Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task A_link_that_was_opened_still_signs_in_and_one_that_was_used_does_not(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var token = await LinkAsync(world, await world.PersonAsync(name: "Ada Fenwick"));
        var browser = world.Client();

        // Opening it is not using it: programs that look into mail do that.
        await world.Visitor.GetAsync($"/sign-in/{token}", World.Cancelled);
        Assert.Equal("/account", (await browser.SendAsync($"/sign-in/{token}")).Headers.Location?.OriginalString);

        Assert.Contains("Ada Fenwick", await browser.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync($"/sign-in/{token}")).StatusCode);
    }

    // Another site could otherwise have somebody write under an account that it reads.
    [Fact]
    public async Task A_link_sent_in_from_another_site_signs_nobody_in_and_is_not_spent()
    {
        await using var world = await World.StartAsync();
        var token = await LinkAsync(world, await world.PersonAsync(name: "Eve"));
        var victim = world.Client();
        victim.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        victim.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await victim.SendAsync($"/sign-in/{token}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("rapport.sign-in", StringComparison.Ordinal)));
        Assert.Equal("/account", (await world.Client().SendAsync($"/sign-in/{token}")).Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task Who_forgot_the_password_and_came_in_by_a_link_chooses_a_new_one_without_it(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var person = await world.PersonAsync(password: Password);
        var (forgetful, elsewhere) = (world.Client(), await world.SignInAsync(person));
        Assert.Equal("/account", (await forgetful.SendAsync($"/sign-in/{await LinkAsync(world, person)}")).Headers.Location?.OriginalString);
        Assert.DoesNotContain("name=\"present\"", await forgetful.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(29));

        Assert.Equal("/account?done=password", (await forgetful.SendAsync("/account?handler=Password", ("wanted", "three other words"))).Headers.Location?.OriginalString);

        Assert.Equal("/", (await world.Client().SendAsync("/sign-in", ("Email", person.Email), ("password", "three other words"))).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(elsewhere));
        Assert.Contains("name=\"present\"", await forgetful.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await forgetful.SendAsync("/account?handler=Password", ("wanted", "three more words"))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Nobody_else_changes_a_password_without_the_present_one(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var person = await world.PersonAsync(password: Password);
        var (late, byPassword, other) = (world.Client(), world.Client(), world.Client());
        await byPassword.SendAsync("/sign-in", ("Email", person.Email), ("password", Password));
        await other.SendAsync($"/sign-in/{await LinkAsync(world, await world.PersonAsync(password: "somebody else’s words"))}");
        await late.SendAsync($"/sign-in/{await LinkAsync(world, person)}");
        time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("/sign-in", new Uri(world.Address, (await world.Visitor.SendAsync("/account?handler=Password", ("wanted", "three other words"))).Headers.Location!).AbsolutePath);
        foreach (var browser in new[] { late, byPassword, await world.SignInAsync(person), other })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account?handler=Password", ("wanted", "three other words"))).StatusCode);
        }

        Assert.Equal("/", (await world.Client().SendAsync("/sign-in", ("Email", person.Email), ("password", Password))).Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task Signing_out_everywhere_spends_links_that_were_not_used(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        var token = await LinkAsync(world, person);

        await (await world.SignInAsync(person)).SendAsync("/account?handler=Everywhere");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync($"/sign-in/{token}")).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_changed_name_is_shown_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var browser = await world.SignInAsync(await world.PersonAsync(name: "Ada Fenwick"));
        await browser.GetAsync("/account", World.Cancelled);

        await browser.SendAsync("/account", ("Name", "Ada <b>Fenn</b>"));

        var page = await browser.GetStringAsync("/account", World.Cancelled);
        Assert.Contains("Ada &lt;b&gt;Fenn&lt;/b&gt;</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Fenn", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_shown_again_says_who_is_signed_in()
    {
        await using var world = await World.StartAsync();
        var browser = await world.SignInAsync(await world.PersonAsync(name: "Ada Fenwick"));

        var answer = await browser.SendAsync("/account", ("Name", new string('x', Person.NameLimit + 1)));
        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);

        Assert.Contains("href=\"/account\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser) => (await browser.GetAsync("/account", World.Cancelled)).StatusCode;

    private static async Task<string> LinkAsync(World world, Person person)
    {
        var input = new MakeSignInLinkInput(person.Id);
        return (await world.Acts.RunAsync((MakeSignInLink act, CancellationToken token) => act.RunAsync(input, token), World.Cancelled)).Value;
    }
}
