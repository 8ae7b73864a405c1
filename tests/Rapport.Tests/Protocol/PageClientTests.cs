using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Faults;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Protocol;

/// <summary>docs/protocol/sync.md is enough to write a client from: each answer that it names, met by one that was.</summary>
public sealed class PageClientTests
{
    [Theory, EachEngine]
    public async Task A_day_s_work_arrives_in_its_order(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var client = await ClientAsync(world, @event);

        var note = client.Write("entry.post", Note("Twelve indicators, not ninety-four.", session.Id));
        client.Write("entry.post", new() { ["entry"] = "quote", ["text"] = "Nobody reads it.", ["saidBy"] = new JsonObject { ["name"] = "A councillor" } });
        client.Write("entry.amend", new() { ["target"] = note, ["basedOn"] = 1, ["entry"] = "note", ["session"] = session.Id, ["text"] = "Twelve indicators." });
        client.Write("comment.post", new() { ["about"] = note, ["text"] = "Which twelve?" });
        client.Write("entry.share", new() { ["target"] = note, ["visibility"] = "team" });
        client.Write("entry.highlight", new() { ["target"] = note });

        Assert.True(await client.SendAsync(World.Cancelled), $"{client.Trouble} {string.Join(' ', client.Refused.Values)}");
        Assert.Equal(client.Kept.Values.Order(), client.Kept.Values);
        Assert.Equal((6, 0), (client.Kept.Count, client.Refused.Count));
        Assert.Equal(["Nobody reads it.", "Twelve indicators."], (await TextsAsync(world)).Order(StringComparer.Ordinal));
        Assert.Equal(["Which twelve?"], await world.ReadAsync(db => db.Comments.Select(comment => comment.Text).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_was_kept_and_not_heard_of_is_had_already(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (proxy, client) = await BehindAsync(world, await world.EventAsync(), new Fault.CutAnswer(0), new Fault.CutRequest(300), new Fault.CutAnswer(20));
        await using (proxy)
        {
            client.Write("entry.post", Note("one"));
            Assert.False(await client.SendAsync(World.Cancelled));
            client.Write("entry.post", Note("two"));
            Assert.False(await client.SendAsync(World.Cancelled));
            Assert.False(await client.SendAsync(World.Cancelled));

            Assert.True(await client.SendAsync(World.Cancelled));
            Assert.Equal(client.Kept.Keys, client.AlreadyHad);
            Assert.Equal(["one", "two"], (await TextsAsync(world)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_else_answers_neither_takes_nor_refuses_anything()
    {
        await using var world = await World.StartAsync();
        var (proxy, client) = await BehindAsync(world, await world.EventAsync(), new Fault.Portal(Redirects: false), new Fault.Stranger(1), new Fault.Stranger(3), new Fault.Status(500), new Fault.Status(429, 7));
        await using (proxy)
        {
            client.Write("entry.post", Note("mine"));
            foreach (var status in new[] { 200, 404, 200, 500, 429 })
            {
                Assert.False(await client.SendAsync(World.Cancelled));
                Assert.Equal((status, null), client.Trouble);
            }

            Assert.Equal(TimeSpan.FromSeconds(7), client.RetryAfter);
            Assert.True(await client.SendAsync(World.Cancelled));
            Assert.Equal(["mine"], await TextsAsync(world));
        }
    }

    [Fact]
    public async Task More_than_one_request_takes_go_in_several()
    {
        await using var world = await World.StartAsync();
        var client = await ClientAsync(world, await world.EventAsync());
        for (var n = 0; n < 501; n++)
        {
            client.Write("entry.post", Note($"{n:000}"));
        }

        Assert.True(await client.SendAsync(World.Cancelled), $"{client.Trouble}");
        Assert.Equal(Enumerable.Range(0, 501).Select(n => $"{n:000}"), (await TextsAsync(world)).Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Each_refusal_has_its_code_and_leaves_the_rest_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var client = await ClientAsync(world, await world.EventAsync());
        var taken = client.Write("entry.post", Note("first"));
        Assert.True(await client.SendAsync(World.Cancelled));
        client.Kept.Clear();

        client.Write("entry.post", Note(""));
        client.Write("entry.dance", new());
        client.Write("entry.post", Note("nowhere", Guid.CreateVersion7()));
        client.Write("entry.post", Note("another"));
        client.Waiting[^1]["id"] = taken;
        client.Write("entry.post", Note("last"));

        Assert.True(await client.SendAsync(World.Cancelled));
        Assert.Equal(["text_missing", "kind_unknown", "session_unknown", "id_taken"], client.Refused.Values.Select(refused => refused.Code));
        Assert.Equal("another", (string?)client.Refused[taken].Written["body"]!["text"]);
        Assert.Equal(["first", "last"], (await TextsAsync(world)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Requests_that_fail_as_a_whole_say_why_and_keep_nothing()
    {
        await using var world = await World.StartAsync();
        var (@event, hidden) = (await world.EventAsync(), await world.EventAsync(visibility: Visibility.Team));
        var (ada, ben) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Reporter, @event));
        using var http = await world.SignInAsync(ada);
        using var crossing = world.Client();
        crossing.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        crossing.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal((401, "signed_out"), await TroubleAsync(new(world.Visitor, @event.Id, ada.Id)));
        Assert.Equal((401, "signed_in_as_other"), await TroubleAsync(new(http, @event.Id, ben.Id)));
        Assert.Equal((403, "cross_site"), await TroubleAsync(new(crossing, @event.Id, ada.Id)));
        Assert.Equal(404, (await TroubleAsync(new(http, hidden.Id, ada.Id)))?.Status);
        Assert.Empty(await TextsAsync(world));
    }

    [Fact]
    public async Task Too_much_at_once_is_told_when_to_come_again()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "1" } });
        var client = await ClientAsync(world, await world.EventAsync());
        client.Write("entry.post", Note("one"));
        Assert.True(await client.SendAsync(World.Cancelled));

        client.Write("entry.post", Note("two"));
        Assert.False(await client.SendAsync(World.Cancelled));
        Assert.Equal((429, true), (client.Trouble?.Status, client.RetryAfter > TimeSpan.Zero));
        Assert.Single(client.Waiting);
    }

    [Theory, EachEngine]
    public async Task A_photo_goes_first_and_its_entry_names_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var client = await ClientAsync(world, await world.EventAsync());
        var photo = PageClient.NewId();

        var picture = Pictures.Jpeg();
        Assert.Equal((204, picture.Length), await client.SendPhotoAsync(photo, picture, World.Cancelled));
        Assert.Equal((201, picture.Length), await client.SendPhotoAsync(photo, picture, World.Cancelled));
        Assert.Equal((409, 0), await client.SendPhotoAsync(photo, Pictures.Jpeg(30, 30), World.Cancelled));
        client.Write("entry.post", new() { ["entry"] = "photo", ["text"] = "The hall", ["file"] = photo, ["alt"] = "A full hall" });

        Assert.True(await client.SendAsync(World.Cancelled), string.Join(' ', client.Refused.Values));
        Assert.Equal([Guid.Parse(photo)], await world.ReadAsync(db => db.Entries.Select(entry => entry.Content.FileId!.Value).ToListAsync(World.Cancelled)));
    }

    [Fact]
    public async Task A_clock_that_is_hours_wrong_is_put_right()
    {
        await using var world = await World.StartAsync();
        var client = await ClientAsync(world, await world.EventAsync());
        client.Ahead = TimeSpan.FromHours(-3);
        client.Write("entry.post", Note("by a slow clock"));

        Assert.True(await client.SendAsync(World.Cancelled));
        var (captured, received) = await world.ReadAsync(db => db.Entries.Select(entry => ValueTuple.Create(entry.CapturedAt, entry.ReceivedAt)).SingleAsync(World.Cancelled));
        Assert.InRange(captured, received.AddMinutes(-1), received);
    }

    private static JsonObject Note(string text, Guid? session = null) => new() { ["entry"] = "note", ["session"] = session, ["text"] = text };

    private static async Task<(int Status, string? Code)?> TroubleAsync(PageClient client)
    {
        client.Write("entry.post", Note("not kept"));
        Assert.False(await client.SendAsync(World.Cancelled));
        Assert.Single(client.Waiting);
        return client.Trouble;
    }

    private static async Task<PageClient> ClientAsync(World world, Event @event)
    {
        var person = await world.PersonAsync(Role.Reporter, @event);
        return new(await world.SignInAsync(person), @event.Id, person.Id);
    }

    private static async Task<(FaultProxy Proxy, PageClient Client)> BehindAsync(World world, Event @event, params Fault[] faults)
    {
        var proxy = new FaultProxy(() => world.Address) { Plan = FaultPlan.Of(faults) };
        var person = await world.PersonAsync(Role.Reporter, @event);
        var http = await world.SignInAsync(person);
        http.BaseAddress = proxy.Address;
        return (proxy, new(http, @event.Id, person.Id));
    }

    private static Task<List<string>> TextsAsync(World world) =>
        world.ReadAsync(db => db.Entries.OrderBy(entry => entry.CapturedAt).Select(entry => entry.Content.Text).ToListAsync(World.Cancelled));
}
