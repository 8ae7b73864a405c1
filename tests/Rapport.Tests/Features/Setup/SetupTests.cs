using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Setup;
using Rapport.Features.Spaces;

namespace Rapport.Tests.Features.Setup;

public sealed class SetupTests
{
    [Theory, EachEngine]
    public async Task Three_short_pages_make_the_host_a_space_and_an_event(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        Assert.Equal("/setup", Where(await world.Visitor.GetAsync("/", World.Cancelled)));
        var host = world.Client();

        Assert.Equal("/setup/space", Where(await YouAsync(world, host)));
        Assert.Equal("/setup/event", Where(await SpaceAsync(host)));
        Assert.Equal("/performance/measuring", Where(await EventAsync(host)));

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/performance/measuring/settings", World.Cancelled)).StatusCode);
        Assert.True(await world.ReadAsync(db => db.People.Select(person => person.IsHost).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Without_the_key_from_the_console_nobody_becomes_host(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        string[] guesses = ["/setup", "/setup/wrong", $"/setup/{Key(world)[..^1]}", $"/setup/{Key(world)}x"];
        foreach (var guess in guesses)
        {
            var answer = await world.Visitor.SendAsync(guess, You);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("name=\"password\"", await world.Visitor.GetStringAsync("/setup", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.People.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Once_there_is_a_host_the_key_opens_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.HostAsync();
        await world.EventAsync();
        string[] pages = ["/setup", $"/setup/{Key(world)}", "/setup/space", "/setup/event"];
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(page, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.SendAsync(page, You)).StatusCode);
        }

        Assert.Equal(1, await world.ReadAsync(db => db.People.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_step_sent_twice_does_its_work_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var host = world.Client();

        await YouAsync(world, host);
        await YouAsync(world, host);
        await SpaceAsync(host);
        await SpaceAsync(host);
        await EventAsync(host);
        Assert.Equal("/", Where(await EventAsync(host)));

        Assert.Equal((1, 1, 1), await world.ReadAsync(async db => (
            await db.People.CountAsync(World.Cancelled), await db.Spaces.CountAsync(World.Cancelled), await db.Events.CountAsync(World.Cancelled))));
    }

    [Theory, EachEngine]
    public async Task Of_many_who_set_up_at_once_one_becomes_host(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => world.Acts.RunAsync(
            (MakeFirstHost act, CancellationToken token) => act.RunAsync(new($"hanna{n}@example.org", "Hanna", "three odd words"), token), World.Cancelled)));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(MakeFirstHost.Closed, outcome.Problem));
        Assert.Equal(1, await world.ReadAsync(db => db.People.CountAsync(World.Cancelled)));
        Assert.Equal(1, await world.ReadAsync(db => db.Users.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Set_up_that_was_left_half_way_goes_on_for_the_host_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var host = await world.SignInAsync(await world.HostAsync());
        var other = await world.SignInAsync(await world.PersonAsync());

        Assert.Equal("/sign-in?return=/setup/space", Where(await world.Visitor.GetAsync("/setup/space", World.Cancelled)));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/setup/space", World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync("/setup/space", ("Name", "Mine"))).StatusCode);
        Assert.Equal("/setup/space", Where(await host.GetAsync("/setup/event", World.Cancelled)));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/setup/space", World.Cancelled)).StatusCode);
    }

    private static readonly (string, string)[] You = [("Name", "Hanna"), ("Email", "hanna@example.org"), ("password", "three odd words")];

    private static string Key(World world) => world.Services.GetRequiredService<SetupKey>().Token;

    private static Task<HttpResponseMessage> YouAsync(World world, HttpClient host) => host.SendAsync($"/setup/{Key(world)}", You);

    private static Task<HttpResponseMessage> SpaceAsync(HttpClient host) =>
        host.SendAsync("/setup/space", ("Name", "Performance in Local Government"), ("Summary", ""), ("Address", "performance"));

    private static Task<HttpResponseMessage> EventAsync(HttpClient host) =>
        host.SendAsync("/setup/event", ("Form.Title", "Measuring"), ("Form.From", "2026-11-24"), ("Form.To", ""), ("Form.Zone", "Europe/London"));

    private static string? Where(HttpResponseMessage answer) => answer.Headers.Location?.ToString();
}
