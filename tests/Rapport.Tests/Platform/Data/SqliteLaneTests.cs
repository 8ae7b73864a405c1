using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;
using Rapport.Tests.Features.Notifications;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Platform.Data;

public sealed class SqliteLaneTests
{
    [Fact]
    public async Task A_commit_that_fails_fails_all_acts_of_its_group_and_the_lane_goes_on()
    {
        await using var world = await World.StartAsync(Engine.Sqlite, Joining.Known);
        var @event = await world.EventAsync();
        // While one holds the lane, two wait for it: they are the next group.
        var (hasBegun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var before = world.JoinAsync(@event, new("Zoe") { AtStart = _ => { hasBegun.SetResult(); return gate.Task; } });
        await hasBegun.Task;
        var first = world.JoinAsync(@event, new("Ann"));
        var second = world.JoinAsync(@event, new("Bob") { AfterSave = BreakTheCommitAsync });
        gate.SetResult();

        await Assert.ThrowsAsync<SqliteException>(() => first);
        await Assert.ThrowsAsync<SqliteException>(() => second);
        Assert.False((await before).IsRefused);
        Assert.False((await world.JoinAsync(@event, new("Cleo"))).IsRefused);
        Assert.Equal(["Cleo", "Zoe"], await world.NamesAsync());
        Assert.Equal([1, 2, 3], await world.NumbersAfterAsync(@event, 0));
    }

    [Fact]
    public async Task A_patient_act_lets_others_go_first()
    {
        await using var world = await World.StartAsync(Engine.Sqlite, PatientJoining.Known);
        var @event = await world.EventAsync();
        var (gate, order) = (new TaskCompletionSource(), new List<string>());
        var first = world.JoinAsync(@event, new("Ann") { AtStart = _ => gate.Task });
        var patient = world.JoinPatientlyAsync(@event, new("Pat") { AtStart = _ => Note("Pat") });
        var second = world.JoinAsync(@event, new("Bob") { AtStart = _ => Note("Bob") });
        gate.SetResult();
        await Task.WhenAll(first, patient, second);

        Assert.Equal(["Bob", "Pat"], order);
        Assert.Equal(["Ann", "Bob", "Pat"], await world.NamesAsync());

        Task Note(string name)
        {
            order.Add(name);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_patient_act_comes_though_the_lane_is_never_free()
    {
        await using var world = await World.StartAsync(Engine.Sqlite, PatientJoining.Known);
        var @event = await world.EventAsync();
        var (order, others) = (new List<string>(), new List<Task>());
        Task<Outcome<Guid>>? patient = null;
        // Patient acts of the server's own, of what was planted, would stand before the one that is looked at.
        await world.IndexedAsync();
        await world.FollowAsync();

        await JoinAsync(0);
        while (others.Find(other => !other.IsCompleted) is { } left)
        {
            await left;
        }

        await patient!;
        Assert.Equal(31, order.Count);
        Assert.InRange(order.IndexOf("Pat"), 1, 20);

        // Each sees to it, while it runs, that another one waits.
        Task JoinAsync(int place) => world.JoinAsync(@event, new($"Guest {place}")
        {
            AtStart = _ =>
            {
                order.Add($"Guest {place}");
                patient ??= world.JoinPatientlyAsync(@event, new("Pat") { AtStart = _ => { order.Add("Pat"); return Task.CompletedTask; } });
                if (place < 29)
                {
                    others.Add(JoinAsync(place + 1));
                }

                return Task.CompletedTask;
            },
        });
    }

    [Fact]
    public async Task Every_commit_of_the_lane_waits_for_the_disk()
    {
        await using var world = await World.StartAsync(Engine.Sqlite, Joining.Known);
        var @event = await world.EventAsync();
        var (synchronous, journal, keys) = ((object?)null, (object?)null, (object?)null);

        await world.JoinAsync(@event, new("Ann")
        {
            AtStart = async db => (synchronous, journal, keys) =
                (await db.AskAsync("PRAGMA synchronous"), await db.AskAsync("PRAGMA journal_mode"), await db.AskAsync("PRAGMA foreign_keys")),
        });

        // 2 is FULL: in WAL mode anything less may lose an answered commit when the power goes.
        Assert.Equal((2L, "wal", 1L), (synchronous, journal, keys));
    }

    [Fact]
    public async Task Pages_read_while_an_act_is_under_way()
    {
        await using var world = await World.StartAsync(Engine.Sqlite, Joining.Known);
        var @event = await world.EventAsync();
        var (hasSaved, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var act = world.JoinAsync(@event, new("Ann") { AfterSave = _ => { hasSaved.SetResult(); return gate.Task; } });
        await hasSaved.Task;

        Assert.Empty(await world.NamesAsync());
        gate.SetResult();
        await act;
        Assert.Equal(["Ann"], await world.NamesAsync());
    }

    // A reference to nobody, looked at only when the transaction ends.
    private static async Task BreakTheCommitAsync(RapportDb db)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", World.Cancelled);
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO memberships (id, person_id, space_id, role, given_at) SELECT randomblob(16), randomblob(16), space_id, 10, 0 FROM events LIMIT 1",
            World.Cancelled);
    }
}
