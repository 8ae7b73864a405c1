using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Coverage;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

/// <summary>What a reporter's device keeps of an event.</summary>
public sealed class SnapshotTests
{
    [Theory, EachEngine]
    public async Task A_snapshot_has_what_a_reporter_needs_and_nothing_of_others(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Baselines that last");
        await world.SpeakerAsync(session, "Ida Moss");
        var (mine, theirs) = (await world.ReporterAsync(@event), await world.ReporterAsync(@event));
        var (shown, taken) = (mine.Note("Written by me", session.Id), mine.Note("Taken back by me"));
        await mine.SendAsync(shown, taken, mine.Operation("entry.retract", new { target = Device.IdOf(taken) }));
        await theirs.SendAsync(theirs.Note("Written by somebody else heron-2210", session.Id, more: new { visibility = "authorOnly" }));

        var snapshot = (await mine.Client.GetFromJsonAsync<JsonObject>($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled))!;

        var row = Assert.Single(snapshot["sessions"]!.AsArray())!;
        Assert.Equal(("Baselines that last", "Ida Moss"), ((string?)row["title"], (string?)Assert.Single(row["speakers"]!.AsArray())));
        Assert.Equal(["Ask before you take a photo of Ida Moss."], row["wishes"]!.AsArray().Select(wish => (string)wish!));
        Assert.Equal("Ida Moss", (string?)Assert.Single(snapshot["speakers"]!.AsArray())!["name"]);
        var own = Assert.Single(snapshot["own"]!.AsArray())!;
        Assert.Equal(("Written by me", "note", 1), ((string?)own["fields"]!["text"], (string?)own["entry"], (int?)own["revision"]));
        Assert.DoesNotContain("heron-2210", snapshot.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["public", "members", "team", "authorOnly"], snapshot["readers"]!.AsObject().Select(around => around.Key));
    }

    [Theory, EachEngine]
    public async Task It_says_to_the_team_who_is_to_cover_a_session_and_what_one_covers_is_proposed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var now = world.Time.GetUtcNow().AddMinutes(-5);
        var wall = EventZone.Of(@event.Zone).ToWall(now);
        var (mine, other) = (await world.SessionAsync(@event, "Mine", startsAt: wall), await world.SessionAsync(@event, "Other", startsAt: wall));
        var (rita, tom) = (await world.PersonAsync(Role.Reporter, @event, name: "Rita Reporter"), await world.PersonAsync(Role.Reporter, @event, name: "Tom Okafor"));
        using var reporter = await world.SignInAsync(rita);
        using var contributor = await world.SignInAsync(await world.PersonAsync(Role.Contributor, @event));
        Assert.DoesNotContain($"data-session=\"{mine.Id}\"", await reporter.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/capture", World.Cancelled), StringComparison.Ordinal);
        await world.ShiftAsync(mine, rita.Id, ShiftRole.Photographer);
        await world.ShiftAsync(mine, tom.Id, ShiftRole.Remote);
        await world.ShiftAsync(other, tom.Id);

        var seen = (await reporter.GetFromJsonAsync<JsonObject>($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled))!;
        var less = (await contributor.GetFromJsonAsync<JsonObject>($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled))!;

        var shifts = seen["sessions"]!.AsArray().Single(session => (string?)session!["title"] == "Mine")!["shifts"]!.AsArray();
        Assert.Equal([($"{rita.Id}", "Rita Reporter", "photographer"), ($"{tom.Id}", "Tom Okafor", "remote")], shifts.Select(shift => ((string)shift!["person"]!, (string)shift["name"]!, (string)shift["role"]!)));
        Assert.All(less["sessions"]!.AsArray(), session => Assert.Empty(session!["shifts"]!.AsArray()));
        Assert.DoesNotContain("Tom Okafor", less.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains($"data-session=\"{mine.Id}\"", await reporter.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/capture", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_change_can_be_written_from_it_and_loses_nothing_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var speaker = await world.SpeakerAsync(session, "Ida Moss");
        var mine = await world.ReporterAsync(@event);
        var quote = mine.Operation("entry.post", new { entry = "quote", session = session.Id, text = "Ninety-four", saidBy = new { speaker } });
        var action = mine.Operation("entry.post", new { entry = "action", session = session.Id, text = "Count again", owner = new { name = "Tom" }, due = "2026-12-01" });
        await mine.SendAsync(quote, action);
        foreach (var own in (await mine.Client.GetFromJsonAsync<JsonObject>($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled))!["own"]!.AsArray())
        {
            var body = own!["fields"]!.DeepClone().AsObject();
            (body["text"], body["target"], body["basedOn"]) = ("Changed", own["id"]!.DeepClone(), own["revision"]!.DeepClone());
            Assert.Equal("accepted", (await mine.SendOneAsync(mine.Operation("entry.amend", body))).Status);
        }

        var entries = await world.ReadAsync(db => db.Entries.OrderBy(entry => entry.Kind).Select(entry => new { entry.Kind, entry.Content }).ToListAsync(World.Cancelled));
        Assert.Equal([(EntryKind.Quote, "Changed", "Ida Moss", (Guid?)speaker, (DateOnly?)null), (EntryKind.Action, "Changed", "Tom", null, new DateOnly(2026, 12, 1))],
            entries.Select(entry => (entry.Kind, entry.Content.Text, entry.Content.Who, entry.Content.SpeakerId, entry.Content.DueOn)));
    }

    [Fact]
    public async Task A_member_who_reports_nothing_gets_none()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));

        using var answer = await member.GetAsync($"/api/v1/events/{@event.Id}/snapshot", World.Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, "event_unknown"), (answer.StatusCode, await answer.CodeAsync()));
    }
}
