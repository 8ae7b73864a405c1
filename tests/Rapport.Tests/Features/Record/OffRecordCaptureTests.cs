using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

/// <summary>What is said off the record is for the team, on the page, on the device and on arrival.</summary>
public sealed class OffRecordCaptureTests
{
    [Theory, EachEngine]
    public async Task Nobody_outside_the_team_can_be_chosen_as_a_reader(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Behind closed doors");
        await world.PlantAsync(async db => (await db.Sessions.FindAsync([session.Id], World.Cancelled))!.Rule(isOffRecord: true, isUnattributed: false));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        var page = await reporter.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/capture?session={session.Id}", World.Cancelled);
        var snapshot = (await reporter.GetFromJsonAsync<JsonObject>($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled))!;

        Assert.Contains("all who read this: the team", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">everybody</option>", page, StringComparison.Ordinal);
        var row = Assert.Single(snapshot["sessions"]!.AsArray())!;
        Assert.Equal(("team", true), ((string?)row["around"], (bool?)row["isOffRecord"]));
    }
}
