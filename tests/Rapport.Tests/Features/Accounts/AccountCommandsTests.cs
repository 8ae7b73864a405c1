using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed class AccountCommandsTests
{
    [Theory, EachEngine]
    public async Task An_account_added_without_a_password_comes_with_a_link_that_signs_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        var added = await CommandRun.OfAsync(world, "account", "add", "ada@example.org", "--name", "Ada Fenwick", "--Site:Address=https://rapport.example.org/");

        Assert.Equal(0, added.Code);
        Assert.StartsWith("https://rapport.example.org/sign-in/", added.Line, StringComparison.Ordinal);
        using var browser = world.Client();
        Assert.Equal("/account", (await browser.SendAsync(new Uri(added.Line).AbsolutePath)).Headers.Location?.OriginalString);
        Assert.Contains("Ada Fenwick", await browser.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_added_with_a_password_from_the_input_signs_in_with_it()
    {
        await using var world = await World.StartAsync();

        var added = await CommandRun.OfAsync(world, "three odd words\n", ["account", "add", "hanna@example.org", "--name", "Hanna", "--host", "--password-stdin"]);

        Assert.Equal((0, "The account is there."), (added.Code, added.Line));
        Assert.True((await world.ReadAsync(db => db.People.SingleAsync(World.Cancelled))).IsHost);
        Assert.Equal("/", (await world.Client().SendAsync("/sign-in", ("Email", "hanna@example.org"), ("password", "three odd words"))).Headers.Location?.OriginalString);
    }

    [Theory, EachEngine]
    public async Task What_is_refused_says_so_in_a_sentence_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var ada = await world.PersonAsync();

        Assert.Equal("There is an account with that e-mail address already.", (await CommandRun.OfAsync(world, "account", "add", ada.Email.ToUpperInvariant(), "--name", "Ada")).Sentence);
        Assert.Equal("That does not look like an e-mail address.", (await CommandRun.OfAsync(world, "account", "add", "ada", "--name", "Ada")).Sentence);
        Assert.Equal("A password has at least 10 characters.", (await CommandRun.OfAsync(world, "short\n", ["account", "add", "ben@example.org", "--name", "Ben", "--password-stdin"])).Sentence);
        Assert.Equal("No password came on the input.", (await CommandRun.OfAsync(world, "account", "add", "ben@example.org", "--name", "Ben", "--password-stdin")).Sentence);
        Assert.Equal("There is no account with that e-mail address.", (await CommandRun.OfAsync(world, "account", "link", "nobody@example.org")).Sentence);

        Assert.Equal(ada.Id, Assert.Single(await world.ReadAsync(db => db.People.ToListAsync(World.Cancelled))).Id);
        Assert.Empty(await world.ReadAsync(db => db.SignInLinks.ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_link_for_an_account_begins_with_the_address_that_the_server_listens_on(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var ada = await world.PersonAsync();

        var link = await CommandRun.OfAsync(world, "account", "link", $" {ada.Email.ToUpperInvariant()} ", "--urls", "http://*:5099");

        Assert.Matches("^http://127\\.0\\.0\\.1:5099/sign-in/[A-Za-z0-9_-]{43}$", link.Line);
        Assert.Equal("/account", (await world.Client().SendAsync(new Uri(link.Line).AbsolutePath)).Headers.Location?.OriginalString);
    }
}
