using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Platform.Nodes;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Nodes;

/// <summary>What another process wrote makes stale what is kept here, also where nobody here follows it.</summary>
public sealed class OtherWritersTests
{
    /// <summary>What DESIGN allows a page to be behind on another node.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(5);

    [OnPostgres]
    public async Task A_role_that_is_taken_on_one_node_closes_the_pages_on_the_other()
    {
        await using var world = await World.StartAsync(Engine.Postgres);
        await ARoleIsTakenAsync(world);
    }

    [OnPostgres]
    public async Task So_it_does_where_no_ring_arrives()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Deaf());
        await ARoleIsTakenAsync(world);
    }

    [OnPostgres]
    public async Task What_is_taken_back_on_one_node_is_gone_from_the_page_that_the_other_keeps()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Deaf());
        await using var second = world.Another();
        var @event = await world.EventAsync(await world.SpaceAsync());
        var device = await world.ReporterAsync(@event);
        var note = device.Note("A heron on the roof.");
        await device.SendOneAsync(note);
        var front = new Uri(second.Address, await world.AddressOfAsync(@event.Id));
        await Eventually.HoldsAsync("the page shows it", async () => (await world.Visitor.GetStringAsync(front, World.Cancelled)).Contains("heron", StringComparison.Ordinal));

        await device.SendOneAsync(device.Operation("entry.retract", new { target = Device.IdOf(note) }));

        await Eventually.HoldsAsync("it is gone", async () => !(await world.Visitor.GetStringAsync(front, World.Cancelled)).Contains("heron", StringComparison.Ordinal), Behind);
    }

    private static async Task ARoleIsTakenAsync(World world)
    {
        await using var second = world.Another();
        var space = await world.SpaceAsync(visibility: Visibility.Members);
        var person = await world.PersonAsync(Role.Member, of: space);
        using var member = await world.SignInAsync(person);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        var there = new Uri(second.Address, $"/{space.Slug}");
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(there, World.Cancelled)).StatusCode);

        await organiser.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{person.Id}"), ("event", ""), ("role", ""));

        await Eventually.HoldsAsync(
            "the other node lets nobody in any more",
            async () => (await member.GetAsync(there, World.Cancelled)).StatusCode == HttpStatusCode.NotFound, Behind);
    }

    private static WorldOptions Deaf() => new() { Services = services => services.AddSingleton<IBellLine>(new DeafLine(seemsOpen: true)) };
}
