using Rapport.Features.Events;

namespace Rapport.Tests.Platform.Data;

/// <summary>A reader that remembers the last number it saw must never miss a row that commits later.</summary>
public sealed class PostgresOrderTests
{
    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    [OnPostgres]
    public async Task An_act_that_began_first_and_commits_last_takes_the_later_number()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Joining.Known);
        var @event = await world.EventAsync();
        var reader = new Following(world, @event);
        var (hasBegun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = world.JoinAsync(@event, new("Slow") { AtStart = _ => { hasBegun.SetResult(); return gate.Task; } });
        await hasBegun.Task;

        await world.JoinAsync(@event, new("Fast"));
        Assert.Equal([1, 2], await reader.ReadOnAsync());
        gate.SetResult();
        await slow;

        Assert.Equal([3], await reader.ReadOnAsync());
    }

    [OnPostgres]
    public async Task An_act_waits_for_the_one_that_took_the_number_before_it()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Joining.Known);
        var @event = await world.EventAsync();
        var reader = new Following(world, @event);
        var (hasNumber, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = world.JoinAsync(@event, new("First") { AfterSave = _ => { hasNumber.SetResult(); return gate.Task; } });
        await hasNumber.Task;
        var second = world.JoinAsync(@event, new("Second"));
        await UntilSomebodyWaitsAsync(world);

        Assert.Equal([1], await reader.ReadOnAsync());
        Assert.False(second.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal([2, 3], await reader.ReadOnAsync());
        Assert.Equal(["First", "Second"], await world.NamesAsync());
    }

    [OnPostgres]
    public async Task A_number_taken_by_an_act_that_failed_is_given_to_the_next()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Joining.Known);
        var @event = await world.EventAsync();
        var (hasNumber, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = world.JoinAsync(@event, new("First") { IsRefused = true, AfterSave = _ => { hasNumber.SetResult(); return gate.Task; } });
        await hasNumber.Task;
        var second = world.JoinAsync(@event, new("Second"));
        await UntilSomebodyWaitsAsync(world);
        gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal([1, 2], await world.NumbersAfterAsync(@event, 0));
        Assert.Equal(["Second"], await world.NamesAsync());
    }

    [OnPostgres]
    public async Task A_commit_waits_for_the_log_on_the_disk()
    {
        await using var world = await World.StartAsync(Engine.Postgres, Joining.Known);
        var @event = await world.EventAsync();
        var setting = (object?)null;
        await world.JoinAsync(@event, new("Ann") { AtStart = async db => setting = await db.AskAsync("SHOW synchronous_commit") });

        Assert.Equal("on", setting);
    }

    private static async Task UntilSomebodyWaitsAsync(World world)
    {
        while (await world.ReadAsync(db => db.AskAsync(Waiting)) is 0L)
        {
            World.Cancelled.ThrowIfCancellationRequested();
        }
    }

    private sealed class Following(World world, Event @event)
    {
        private long last;

        public async Task<List<long>> ReadOnAsync()
        {
            var numbers = await world.NumbersAfterAsync(@event, last);
            last = numbers.Count > 0 ? numbers[^1] : last;
            return numbers;
        }
    }
}
