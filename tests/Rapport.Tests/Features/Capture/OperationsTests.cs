using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture;

public class OperationsTests
{
    [Theory, EachEngine]
    public async Task A_batch_is_kept_in_the_order_of_the_device(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);

        var answers = await device.SendAsync(device.Note("one"), device.Note("two"), device.Note("three"));

        Assert.Equal(["accepted", "accepted", "accepted"], answers.Select(answer => answer.Status));
        Assert.Equal([1, 2, 3], answers.Select(answer => answer.Number - answers[0].Number + 1));
        Assert.Equal(["one", "two", "three"], await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task An_operation_sent_again_is_already_had(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("once");

        var first = await device.SendAsync(note, Copy(note));
        var second = await device.SendOneAsync(Copy(note));

        Assert.Equal(["accepted", "already_had"], first.Select(answer => answer.Status));
        Assert.Equal(("already_had", first[0].Number), (second.Status, second.Number));
        Assert.Equal(["once"], await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task The_same_operations_in_many_batches_at_once_arrive_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        var device = await world.DeviceAsync(person, @event);
        var notes = Enumerable.Range(0, 20).Select(n => device.Note($"note {n:00}")).ToArray();

        var batches = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => device.SendAsync([.. notes.Select(Copy)]))));

        Assert.Equal(20, batches.Sum(batch => batch.Count(answer => answer.Status == "accepted")));
        Assert.Equal(100, batches.Sum(batch => batch.Count(answer => answer.Status == "already_had")));
        Assert.Equal(notes.Select(note => note["body"]!["text"]!.GetValue<string>()), await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task The_same_id_with_another_body_is_refused_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("mine");
        await device.SendOneAsync(note);

        var answer = await device.SendOneAsync(device.Note("another", id: Device.IdOf(note)));

        Assert.Equal(("refused", "id_taken"), (answer.Status, answer.Code));
        Assert.Equal(["mine"], await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task The_id_of_somebody_else_is_refused_and_tells_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var note = (await world.ReporterAsync(@event)).Note("theirs");
        await (await world.ReporterAsync(@event)).SendOneAsync(note);

        var answer = await (await world.ReporterAsync(@event)).SendOneAsync(Copy(note));

        Assert.Equal(("refused", "id_taken", null), (answer.Status, answer.Code, answer.Number));
        Assert.DoesNotContain("theirs", answer.Sentence!, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_refused_operation_does_not_hold_back_the_others(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());

        var answers = await device.SendAsync(device.Note("before"), device.Note(""), device.Operation("entry.dance", new { }), device.Note("after"));

        Assert.Equal([null, "text_missing", "kind_unknown", null], answers.Select(answer => answer.Code));
        Assert.Equal(["before", "after"], await TextsAsync(world));
    }

    [Theory]
    [InlineData("id", "0193a5b0-0000-4000-8000-000000000000", "id_invalid")]
    [InlineData("id", "not an id", "id_invalid")]
    [InlineData("capturedAt", "9999-12-31T23:59:59Z", "time_unlikely")]
    [InlineData("capturedAt", "1066-10-14T09:00:00Z", "time_unlikely")]
    [InlineData("capturedAt", "yesterday", "time_unlikely")]
    [InlineData("deviceClock", "0001-01-01T00:00:00Z", "time_unlikely")]
    [InlineData("kind", null, "operation_malformed")]
    [InlineData("body", null, "operation_malformed")]
    public async Task What_cannot_be_right_is_refused_with_a_reason(string property, string? value, string code)
    {
        await using var world = await World.StartAsync();
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("wrong");
        note[property] = value;

        var answer = await device.SendOneAsync(note);

        Assert.Equal(("refused", code), (answer.Status, answer.Code));
        Assert.Empty(await TextsAsync(world));
    }

    [Fact]
    public async Task A_batch_of_ten_thousand_is_refused_as_a_whole()
    {
        await using var world = await World.StartAsync();
        var device = await world.ReporterAsync(await world.EventAsync());

        using var response = await device.PostAsync([.. Enumerable.Range(0, 10_000).Select(n => device.Note($"{n}"))]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("batch_too_long", await response.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Empty(await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task Control_characters_are_left_out_of_what_is_kept(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());

        var answer = await device.SendOneAsync(device.Note("a\u0000b\u0007c\u202Ed"));

        Assert.Equal("accepted", answer.Status);
        Assert.Equal(["abcd"], await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task A_phone_an_hour_ahead_is_put_right_by_its_clock_at_contact(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var now = world.Time.GetUtcNow();
        var note = device.Note("by a wrong clock");
        note["capturedAt"] = now.AddMinutes(50);
        note["deviceClock"] = now.AddMinutes(60);

        await device.SendOneAsync(note);

        var entry = await world.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled));
        Assert.Equal(now.AddMinutes(-10), entry.CapturedAt, TimeSpan.FromSeconds(20));
    }

    [Theory, EachEngine]
    public async Task Only_the_team_captures(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var member = await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event);
        var stranger = await world.DeviceAsync(await world.PersonAsync(), @event);
        var visitor = new Device(world.Visitor, @event, world.Time);

        Assert.Equal("not_team", (await member.SendOneAsync(member.Note("no"))).Code);
        Assert.Equal("not_team", (await stranger.SendOneAsync(stranger.Note("no"))).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync(visitor.Note("no"))).StatusCode);
        Assert.Empty(await TextsAsync(world));
    }

    [Theory, EachEngine]
    public async Task A_stranger_does_not_find_an_event_for_members(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var stranger = await world.DeviceAsync(await world.PersonAsync(), @event);

        var unseen = await stranger.PostAsync(stranger.Note("no"));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Contains("\"code\":\"event_unknown\"", await unseen.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_session_of_another_event_is_not_known(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var elsewhere = await world.SessionAsync(await world.EventAsync());
        var device = await world.ReporterAsync(await world.EventAsync());

        Assert.Equal("session_unknown", (await device.SendOneAsync(device.Note("lost", elsewhere.Id))).Code);
    }

    /// <summary>What JSON.stringify makes of a text that was cut within an emoji.</summary>
    [Theory, EachEngine]
    public async Task Half_a_letter_in_one_item_keeps_nothing_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var (half, whole) = (device.Note("half HALF here, whole \U0001F600"), device.Note("whole"));
        var body = new JsonObject { ["operations"] = new JsonArray(half, whole) }.ToJsonString().Replace("HALF", "\\ud83d", StringComparison.Ordinal);
        foreach (var status in new[] { "accepted", "already_had" })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await device.Client.PostAsync(device.Operations, content, World.Cancelled);
            var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(World.Cancelled))!["results"]!.AsArray();
            Assert.Equal([status, status], told.Select(one => (string)one!["status"]!));
        }

        Assert.Equal(["half \uFFFD here, whole \U0001F600", "whole"], await TextsAsync(world));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(World world) => await world.ReadAsync(db => db.Activities
        .Join(db.Entries, activity => activity.Id, entry => entry.Id, (activity, entry) => new { activity.Number, entry.Content.Text })
        .OrderBy(row => row.Number).Select(row => row.Text).ToListAsync(World.Cancelled));

    private static JsonObject Copy(JsonObject operation) => (JsonObject)operation.DeepClone();
}
