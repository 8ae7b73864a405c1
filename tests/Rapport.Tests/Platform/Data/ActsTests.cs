using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

public sealed class ActsTests
{
    private const int MoreThanConnections = 20;

    [Theory, EachEngine]
    public async Task A_refused_act_leaves_nothing_while_its_neighbours_stay(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var @event = await world.EventAsync();
        var gate = new TaskCompletionSource();
        var first = world.JoinAsync(@event, new("Ann") { AtStart = _ => gate.Task });
        var second = world.JoinAsync(@event, new("Bob") { IsRefused = true });
        var third = world.JoinAsync(@event, new("Cleo"));
        gate.SetResult();

        Assert.False((await first).IsRefused);
        Assert.Equal(Joining.Full, (await second).Problem);
        Assert.False((await third).IsRefused);
        Assert.Equal(["Ann", "Cleo"], await world.NamesAsync());
        Assert.Equal([1, 2, 3], await world.NumbersAfterAsync(@event, 0));
    }

    [Theory, EachEngine]
    public async Task An_act_that_breaks_leaves_nothing_and_its_caller_is_told(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var @event = await world.EventAsync();
        var broken = world.JoinAsync(@event, new("Ann") { AfterSave = _ => throw new InvalidTimeZoneException("no such hall") });

        var failure = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => broken);

        Assert.Equal("no such hall", failure.Message);
        Assert.Empty(await world.NamesAsync());
        Assert.False((await world.JoinAsync(@event, new("Bob"))).IsRefused);
        Assert.Equal([1, 2], await world.NumbersAfterAsync(@event, 0));
    }

    [Theory, EachEngine]
    public async Task An_act_whose_caller_left_before_its_turn_never_runs(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var @event = await world.EventAsync();
        var (gate, hasBegun) = (new TaskCompletionSource(), false);
        using var leaving = new CancellationTokenSource();
        var first = world.JoinAsync(@event, new("Ann") { AtStart = _ => gate.Task });
        await leaving.CancelAsync();
        var left = world.JoinAsync(@event, new("Bob") { AtStart = _ => Task.FromResult(hasBegun = true) }, leaving.Token);
        gate.SetResult();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(hasBegun);
        Assert.Equal(["Ann"], await world.NamesAsync());
    }

    [Theory, EachEngine]
    public async Task Acts_given_up_before_they_began_keep_no_connection(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var @event = await world.EventAsync();

        // One that is given up takes a connection that waits; the next one, finding none, makes another.
        for (var times = 0; times < MoreThanConnections; times++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.JoinAsync(@event, new("Ann"), new(canceled: true)));
            Assert.False((await world.JoinAsync(@event, new("Bob"))).IsRefused);
        }

        Assert.Equal(Enumerable.Repeat("Bob", MoreThanConnections), await world.NamesAsync());
    }

    [Theory, EachEngine]
    public async Task Saving_outside_of_an_act_is_impossible(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => world.ReadAsync(db =>
        {
            db.Add(new Person(Ids.New(world.Time), "Ann", world.Time.GetUtcNow()));
            return db.SaveChangesAsync(World.Cancelled);
        }));

        Assert.Equal("Only the writer lane saves: run the act through Acts.", failure.Message);
    }

    [Theory, EachEngine]
    public async Task Numbers_of_each_stream_have_no_gap_under_two_hundred_acts_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var events = new[] { await world.EventAsync(), await world.EventAsync() };

        // Every fifth is refused after it took its number.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => world.JoinAsync(events[i % 2], new($"Person {i}") { IsRefused = i % 5 == 0 })));

        Assert.Equal(Enumerable.Range(1, 81).Select(n => (long)n), await world.NumbersAfterAsync(events[0], 0));
        Assert.Equal(Enumerable.Range(1, 81).Select(n => (long)n), await world.NumbersAfterAsync(events[1], 0));
        Assert.Equal(160, (await world.NamesAsync()).Count);
    }

    [Theory, EachEngine]
    public async Task The_doorbell_rings_once_an_act_can_be_read_and_before_it_is_answered(Engine engine)
    {
        await using var world = await World.StartAsync(engine, Joining.Known);
        var @event = await world.EventAsync();
        var rings = new List<(string Verb, long Number, bool WasAnswered, int Readable)>();
        Task<Outcome<Guid>>? act = null;
        world.Services.GetRequiredService<Doorbell>().OnCommitted(activities =>
        {
            using var scope = world.Services.CreateScope();
            var readable = scope.ServiceProvider.GetRequiredService<RapportDb>().People.Count();
            rings.AddRange(activities.Select(activity => (activity.Verb, activity.Number, act is { IsCompleted: true }, readable)));
        });

        var refused = await world.JoinAsync(@event, new("Ann") { IsRefused = true });
        var gate = new TaskCompletionSource();
        act = world.JoinAsync(@event, new("Bob") { AtStart = _ => gate.Task });
        gate.SetResult();
        await act;

        Assert.True(refused.IsRefused);
        Assert.Equal([("joined", 2L, false, 1)], rings);
    }
}
