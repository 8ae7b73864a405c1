using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Events;
using Rapport.Features.Search;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Features.Search;

/// <summary>The index follows the log from wherever it was left, and never halfway.</summary>
public sealed class FollowForSearchTests
{
    [Theory]
    [EachEngine]
    public async Task A_stretch_that_fails_halfway_leaves_nothing_and_is_done_again(Engine engine)
    {
        var pages = new PlantedText();
        await using var world = await World.StartAsync(engine, WithoutFollowing(pages));
        var @event = await world.EventAsync();
        var first = await PlantAsync(world, @event);
        Assert.True(await StepAsync(world, @event));
        var second = await PlantAsync(world, @event);

        // The row after the second has no subject: the database refuses it when the second is written already.
        var batch = (await BatchAsync(world, @event))!;
        var stray = new SearchRow(Ids.New(TimeProvider.System), @event.SpaceId, "", "Nobody's.");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => KeepAsync(world, batch with { Put = [.. batch.Put, stray] }));
        Assert.Equal([first], await FoundAsync(world, @event));
        Assert.Equal(1, await LagAsync(world, @event));

        pages.Asked.Clear();
        Assert.True(await StepAsync(world, @event));
        Assert.Equal([second, first], await FoundAsync(world, @event));
        Assert.Equal(0, await LagAsync(world, @event));
        Assert.Equal([second], pages.Asked);
        Assert.False(await StepAsync(world, @event));
    }

    [Theory]
    [EachEngine]
    public async Task A_source_that_fails_for_a_while_holds_up_no_other_event_and_loses_nothing(Engine engine)
    {
        var pages = new PlantedText();
        await using var world = await World.StartAsync(engine, new() { Services = services => services.AddSingleton<ISearchText>(pages) });
        var (broken, whole) = (await world.EventAsync(), await world.EventAsync());
        pages.Refused = await PlantAsync(world, broken);
        var other = await PlantAsync(world, whole);

        await Eventually.HoldsAsync("the other event", async () => (await FoundAsync(world, whole)).Count == 1);
        Assert.Empty(await FoundAsync(world, broken));
        Assert.Equal([other], await FoundAsync(world, whole));
        var late = pages.Refused.Value;
        pages.Refused = null;
        await PlantAsync(world, whole);
        await Eventually.HoldsAsync("both", async () => (await FoundAsync(world, broken)).SequenceEqual([late]));
    }

    [Theory]
    [EachEngine]
    public async Task What_another_node_did_meanwhile_is_not_done_over(Engine engine)
    {
        var pages = new PlantedText();
        await using var world = await World.StartAsync(engine, WithoutFollowing(pages));
        var @event = await world.EventAsync();
        var page = await PlantAsync(world, @event);
        var mine = await BatchAsync(world, @event);
        pages.Words = "kestrel";
        Assert.True(await StepAsync(world, @event));

        Assert.False(await KeepAsync(world, mine!));

        Assert.Empty(await FoundAsync(world, @event));
        Assert.Equal([page], await FoundAsync(world, @event, "kestrel"));
        var again = await PlantAsync(world, @event);
        var (one, two) = (await BatchAsync(world, @event), await BatchAsync(world, @event));
        var kept = await Task.WhenAll(KeepAsync(world, one!), KeepAsync(world, two!));
        Assert.Equal([false, true], kept.Order());
        Assert.Equal([again, page], await FoundAsync(world, @event, "kestrel"));
    }

    [Theory]
    [EachEngine]
    public async Task What_was_written_before_a_kind_could_be_found_is_found_once_it_can(Engine engine)
    {
        var pages = new PlantedText { Kind = "none" };
        await using var world = await World.StartAsync(engine, WithoutFollowing(pages));
        var @event = await world.EventAsync();
        var page = await PlantAsync(world, @event);
        while (await StepAsync(world, @event))
        {
            Assert.Empty(await FoundAsync(world, @event));
        }

        pages.Kind = PlantedText.PageKind;
        Assert.True(await StepAsync(world, @event));
        Assert.Equal([page], await FoundAsync(world, @event));
    }

    [Theory]
    [EachEngine]
    public async Task What_is_gone_leaves_the_index(Engine engine)
    {
        var pages = new PlantedText();
        await using var world = await World.StartAsync(engine, WithoutFollowing(pages));
        var @event = await world.EventAsync();
        var page = await PlantAsync(world, @event);
        await StepAsync(world, @event);
        Assert.Equal([page], await FoundAsync(world, @event));

        await world.PlantAsync(async db =>
        {
            var subject = await db.Subjects.SingleAsync(row => row.Id == page, World.Cancelled);
            subject.Withdraw();
            db.Add(new Activity(Ids.New(world.Time), "page.withdrawn", subject, null, world.Time.GetUtcNow()));
        });
        await StepAsync(world, @event);

        Assert.Empty(await FoundAsync(world, @event));
        Assert.Equal(0L, await world.ReadAsync(db => db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM search_rows").SingleAsync(World.Cancelled)));
    }

    private static WorldOptions WithoutFollowing(PlantedText pages) => new()
    {
        Services = services =>
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(FollowForSearch)));
            services.AddSingleton<ISearchText>(pages);
        },
    };

    private static async Task<Guid> PlantAsync(World world, Event @event)
    {
        var id = Ids.New(TimeProvider.System);
        await world.PlantAsync(db =>
        {
            var subject = new Subject(id, PlantedText.PageKind, new(@event.SpaceId, @event.Id), null, world.Time.GetUtcNow()).Named("Page", "/page");
            db.Add(subject);
            db.Add(new Activity(Ids.New(world.Time), "page.added", subject, null, world.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
        return id;
    }

    private static Task<List<Guid>> FoundAsync(World world, Event @event, string words = "plover") => world.ReadAsync(db =>
        db.Dialect.Search.Find(db, @event.SpaceId, SearchTerms.From(words)!, inTitle: false)
            .OrderByDescending(hit => hit.Number).Select(hit => hit.SubjectId).ToListAsync(World.Cancelled));

    private static async Task<SearchBatch?> BatchAsync(World world, Event @event)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetRequiredService<SearchStep>();
        var cursor = (await step.BehindAsync(World.Cancelled)).SingleOrDefault(one => one.StreamId == @event.Id);
        return cursor is null ? null : await step.ReadAsync(cursor, World.Cancelled);
    }

    private static Task<bool> KeepAsync(World world, SearchBatch batch) =>
        world.Acts.RunAsync((KeepSearchRows act, CancellationToken token) => act.RunAsync(batch, token), World.Cancelled);

    private static async Task<bool> StepAsync(World world, Event @event) =>
        await BatchAsync(world, @event) is { } batch && await KeepAsync(world, batch);

    private static Task<long> LagAsync(World world, Event @event) => world.ReadAsync(async db =>
        await db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled)
        - await db.LogCursors.Where(cursor => cursor.StreamId == @event.Id && cursor.Consumer.StartsWith("search")).Select(cursor => cursor.Number).SingleAsync(World.Cancelled));

    /// <summary>A kind of the test's own.</summary>
    private sealed class PlantedText : ISearchText
    {
        public const string PageKind = "page";

        public string Kind { get; set; } = PageKind;

        public string Plural => "Pages";

        public string Words { get; set; } = "A plover.";

        public Guid? Refused { get; set; }

        public ConcurrentQueue<Guid> Asked { get; } = new();

        public Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        {
            if (Refused is { } refused && ids.Contains(refused))
            {
                throw new InvalidOperationException("Planted.");
            }

            foreach (var id in ids)
            {
                Asked.Enqueue(id);
            }

            return Task.FromResult<IReadOnlyList<SearchText>>([.. ids.Select(id => new SearchText(id, "Page", "", Words, DateTimeOffset.UnixEpoch))]);
        }
    }
}
