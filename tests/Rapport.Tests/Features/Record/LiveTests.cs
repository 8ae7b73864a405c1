using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Events;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

public class LiveTests
{
    [Theory, EachEngine]
    public async Task A_reader_is_told_of_each_entry_once_and_in_order(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event));
        var notes = Enumerable.Range(0, 12).Select(n => device.Note($"note {n}")).ToList();

        foreach (var note in notes)
        {
            await device.SendOneAsync(note);
        }

        foreach (var note in notes)
        {
            var change = await reader.NextAsync();
            Assert.Equal(("show", Device.IdOf(note)), (change.GetProperty("change").GetString(), change.GetProperty("subject").GetGuid()));
            Assert.Contains(note["body"]!["text"]!.GetValue<string>(), change.GetProperty("html").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task A_reader_who_comes_back_gets_the_present_state_of_what_it_missed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var start = await NumberAsync(world, @event);
        var (kept, gone) = (device.Note("kept"), device.Note("taken back"));
        await device.SendAsync(kept, gone, device.Operation("entry.amend", new { target = Device.IdOf(kept), basedOn = 1, text = "kept and mended" }));
        await device.SendOneAsync(device.Operation("entry.retract", new { target = Device.IdOf(gone) }));

        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, start);
        var (first, second) = (await reader.NextAsync(), await reader.NextAsync());

        Assert.Equal(("show", Device.IdOf(kept)), (first.GetProperty("change").GetString(), first.GetProperty("subject").GetGuid()));
        Assert.Contains("kept and mended", first.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(("gone", Device.IdOf(gone)), (second.GetProperty("change").GetString(), second.GetProperty("subject").GetGuid()));
        Assert.False(second.TryGetProperty("html", out _));
    }

    [Theory, EachEngine]
    public async Task Polling_tells_the_same_as_the_stream(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var start = await NumberAsync(world, @event);
        var note = device.Note("by poll");
        var sent = await device.SendOneAsync(note);

        var poll = await PollUntilAsync(world, @event, start, sent.Number!.Value);

        var change = Assert.Single(poll.GetProperty("changes").EnumerateArray(), change => change.GetProperty("kind").GetString() != "region");
        Assert.Equal(Device.IdOf(note), change.GetProperty("subject").GetGuid());
        Assert.True(poll.GetProperty("next").GetInt32() >= 1000);
    }

    [Theory, EachEngine]
    public async Task What_is_for_the_team_reaches_no_visitor(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var start = await NumberAsync(world, @event);
        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, start);
        var secret = device.Note("plan for the afternoon", more: new { visibility = "team" });
        var open = device.Note("for everybody");

        await device.SendAsync(secret, open);
        var change = await reader.NextAsync();

        Assert.Equal(Device.IdOf(open), change.GetProperty("subject").GetGuid());
        Assert.All(reader.Events, told => Assert.DoesNotContain(Device.IdOf(secret).ToString(), told.Data.GetRawText(), StringComparison.Ordinal));
        var page = await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled);
        Assert.DoesNotContain("plan for the afternoon", page, StringComparison.Ordinal);
        Assert.Contains("for everybody", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_narrowed_event_sends_its_visitors_away(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event));
        var address = await world.AddressOfAsync(@event.Id);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);

        await world.Acts.RunAsync((SetPlaceVisibility act, CancellationToken token) => act.RunAsync(new(@event.Id, Visibility.Members, null), token), World.Cancelled);

        await reader.ResetAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/live/{@event.Id}/after/0", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_number_from_another_time_asks_for_a_fresh_page(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();

        var poll = await world.Visitor.GetFromJsonAsync<JsonElement>($"/live/{@event.Id}/after/99999", World.Cancelled);

        Assert.True(poll.GetProperty("reset").GetBoolean());
    }

    [Theory, EachEngine]
    public async Task What_happened_since_the_very_beginning_is_replayed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        await device.SendOneAsync(device.Note("The first words"));

        var poll = await world.Visitor.GetFromJsonAsync<JsonElement>($"/live/{@event.Id}/after/0", World.Cancelled);

        var change = Assert.Single(poll.GetProperty("changes").EnumerateArray(), change => change.GetProperty("kind").GetString() != "region");
        Assert.Contains("The first words", change.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Whoever_is_not_of_the_team_any_more_or_was_signed_out_hears_nothing_more_of_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var device = await world.ReporterAsync(@event);
        var (leaver, lost) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Reporter, @event));
        using var leaving = await world.SignInAsync(leaver);
        using var losing = await world.SignInAsync(lost);
        using var elsewhere = await world.SignInAsync(lost);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        var number = await NumberAsync(world, @event);
        await using var first = await LiveReader.FollowAsync(leaving, @event.Id, number);
        await using var second = await LiveReader.FollowAsync(losing, @event.Id, number);
        var before = TeamNote("Heard by both.");
        await device.SendOneAsync(before);
        foreach (var reader in new[] { first, second })
        {
            Assert.Equal(Device.IdOf(before), (await reader.NextAsync()).GetProperty("subject").GetGuid());
        }

        await organiser.SendAsync($"/{space.Slug}/people?handler=Role", ("person", $"{leaver.Id}"), ("event", $"{@event.Id}"), ("role", ""));
        await elsewhere.SendAsync("/account?handler=Everywhere");
        await device.SendOneAsync(TeamNote("Plover-7431, for the team."));

        foreach (var reader in new[] { first, second })
        {
            await reader.EndAsync();
            Assert.DoesNotContain(reader.Events, told => told.Data.ToString().Contains("Plover-7431", StringComparison.Ordinal));
        }

        System.Text.Json.Nodes.JsonObject TeamNote(string text) => device.Note(text, more: new { visibility = "team" });
    }

    private static async Task<JsonElement> PollUntilAsync(World world, Event @event, long after, long number)
    {
        while (true)
        {
            var poll = await world.Visitor.GetFromJsonAsync<JsonElement>($"/live/{@event.Id}/after/{after}", World.Cancelled);
            if (poll.GetProperty("upTo").GetInt64() >= number)
            {
                return poll;
            }
        }
    }

    private static Task<long> NumberAsync(World world, Event @event) =>
        world.Services.GetRequiredService<LiveLog>().LastNumberAsync(@event.Id, World.Cancelled);
}
