using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Tests.Features.Accounts;

public sealed class SignInLinkTests
{
    [Theory, EachEngine]
    public async Task A_link_opened_many_times_at_once_lets_one_visitor_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        var token = (await MakeAsync(world, person)).Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => UseAsync(world, token)));

        Assert.Equal(person.Id, Assert.Single(outcomes, outcome => !outcome.IsRefused).Value);
        Assert.Equal("link_spent", (await UseAsync(world, token)).Problem.Code);
    }

    [Theory, EachEngine]
    public async Task A_link_lasts_an_hour_and_not_a_moment_longer(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var person = await world.PersonAsync();
        var (early, late) = ((await MakeAsync(world, person)).Value, (await MakeAsync(world, person)).Value);

        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(person.Id, (await UseAsync(world, early)).Value);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("link_spent", (await UseAsync(world, late)).Problem.Code);
    }

    [Theory, EachEngine]
    public async Task Neither_the_token_nor_a_made_up_one_is_found_in_the_database(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var token = (await MakeAsync(world, await world.PersonAsync())).Value;

        var kept = await world.ReadAsync(db => db.SignInLinks.Select(link => link.TokenHash).SingleAsync(World.Cancelled));

        Assert.Equal(32, kept.Length);
        Assert.DoesNotContain(token, Convert.ToBase64String(kept), StringComparison.Ordinal);
        Assert.Equal("link_spent", (await UseAsync(world, "made-up")).Problem.Code);
        Assert.Equal("link_spent", (await UseAsync(world, "")).Problem.Code);
    }

    [Theory, EachEngine]
    public async Task One_email_address_makes_one_account_also_when_it_is_added_many_times_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => world.Acts.RunAsync(
            (AddAccount act, CancellationToken token) => act.RunAsync(new(n % 2 == 0 ? "ada@example.org" : "ADA@Example.org", "Ada"), token), World.Cancelled)));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal("email_taken", outcome.Problem.Code));
        Assert.Equal(1, await world.ReadAsync(db => db.People.CountAsync(World.Cancelled)));
    }

    [Theory]
    [InlineData("", "Ada", null, "email_wrong")]
    [InlineData("ada", "Ada", null, "email_wrong")]
    [InlineData("ada@example.org\nbcc: all@example.org", "Ada", null, "email_wrong")]
    [InlineData("ada@example.org", "  ", null, "name_missing")]
    [InlineData("ada@example.org", "Ada", "short", "password_short")]
    [InlineData("ada@example.org", "Ada", "aaaaaaaaaaaa", "password_plain")]
    public async Task An_account_that_could_not_be_used_is_refused_and_leaves_nothing(string email, string name, string? password, string code)
    {
        await using var world = await World.StartAsync();

        var outcome = await world.Acts.RunAsync((AddAccount act, CancellationToken token) => act.RunAsync(new(email, name, password), token), World.Cancelled);

        Assert.Equal(code, outcome.Problem.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.People.CountAsync(World.Cancelled)));
    }

    private static Task<Outcome<string>> MakeAsync(World world, Person person) =>
        world.Acts.RunAsync((MakeSignInLink act, CancellationToken token) => act.RunAsync(new(person.Id), token), World.Cancelled);

    private static Task<Outcome<Guid>> UseAsync(World world, string token) =>
        world.Acts.RunAsync((UseSignInLink act, CancellationToken stop) => act.RunAsync(new(token), stop), World.Cancelled);
}
