using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture;

/// <summary>When things happened, by devices whose clocks are wrong.</summary>
public class TimeTests
{
    [Theory, EachEngine]
    public async Task What_a_device_measured_itself_is_added_to_the_millisecond(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var right = world.Time.Now().AddMinutes(-10);

        await device.SendAsync(Note(device, right.AddHours(1), -3_600_000), Note(device, right.AddSeconds(-20), 20_001), Note(device, right.AddYears(-30).AddDays(-1), (long)(right - right.AddYears(-30).AddDays(-1)).TotalMilliseconds + 2));

        Assert.Equal([right, right.AddMilliseconds(1), right.AddMilliseconds(2)], await TimesAsync(world));
    }

    [Theory, EachEngine]
    public async Task Nothing_happened_after_it_arrived(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());

        await device.SendOneAsync(Note(device, world.Time.Now(), 60_000));

        var entry = await world.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled));
        Assert.Equal(entry.ReceivedAt, entry.CapturedAt);
    }

    [Theory]
    [InlineData("\"much\"")]
    [InlineData("1.5")]
    [InlineData("1e300")]
    [InlineData("9223372036854775807")]
    [InlineData("-31536000000000")]
    public async Task A_correction_that_is_none_never_makes_a_time_that_cannot_be(string correction)
    {
        await using var world = await World.StartAsync();
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("wrong");
        note["correction"] = JsonNode.Parse(correction);

        var answer = await device.SendOneAsync(note);

        Assert.Equal(correction == "\"much\"" ? null : "time_unlikely", answer.Code);
    }

    [Theory, EachEngine]
    public async Task The_same_thing_sent_again_with_another_correction_was_already_had(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = Note(device, world.Time.Now().AddMinutes(-5), 0);
        await device.SendOneAsync(note);
        var again = (JsonObject)note.DeepClone();
        (again["correction"], again["approximate"]) = (-1000, true);

        Assert.Equal("already_had", (await device.SendOneAsync(again)).Status);
        Assert.False((await world.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled))).IsApproximate);
    }

    [Theory, EachEngine]
    public async Task A_time_that_is_a_guess_is_shown_as_one_everywhere(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var note = Note(device, world.Time.Now().AddMinutes(-1), 0);
        note["approximate"] = true;
        await device.SendAsync(note, device.Operation("entry.highlight", new { target = Device.IdOf(note) }), device.Operation("entry.pin", new { target = Device.IdOf(note) }));
        var address = await AddressAsync(world, @event.Id);

        foreach (var page in new[] { "", $"/entries/{Device.IdOf(note)}", "/feed" })
        {
            var html = await world.Visitor.GetStringAsync(new Uri(address + page, UriKind.Relative), World.Cancelled);
            Assert.Contains("about " + EventZone.Of(@event.Zone).ToWall(world.Time.Now().AddMinutes(-1)).ToString("HH:", CultureInfo.InvariantCulture), html, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Who_asks_the_time_gets_it_exactly_and_keeps_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());

        using var response = await device.PostAsync();

        Assert.True(response.IsSuccessStatusCode);
        var told = DateTimeOffset.ParseExact(Assert.Single(response.Headers.GetValues("Server-Time")), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal(world.Time.GetUtcNow(), told, TimeSpan.FromSeconds(20));
        Assert.Equal("""{"results":[]}""", await response.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Equal(0, await world.ReadAsync(db => db.Entries.CountAsync(World.Cancelled)));
    }

    private static async Task<string> AddressAsync(World world, Guid @event) =>
        await world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == @event).Select(subject => subject.Address).SingleAsync(World.Cancelled));

    private static JsonObject Note(Device device, DateTimeOffset capturedAt, long correction)
    {
        var note = device.Note("by a wrong clock");
        note["capturedAt"] = capturedAt;
        note["correction"] = correction;
        note.Remove("deviceClock");
        return note;
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> TimesAsync(World world) =>
        await world.ReadAsync(db => db.Entries.OrderBy(entry => entry.CapturedAt).Select(entry => entry.CapturedAt).ToListAsync(World.Cancelled));
}
