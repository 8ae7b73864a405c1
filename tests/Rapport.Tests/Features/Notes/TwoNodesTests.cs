using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Platform.Data;
using Rapport.Platform.Nodes;
using Rapport.Tests.Platform.Nodes;
using StackExchange.Redis;

namespace Rapport.Tests.Features.Notes;

/// <summary>Two processes on one PostgreSQL: whoever writes on one is heard on the other.</summary>
public sealed class TwoNodesTests
{
    private const string Listeners = "SELECT pid AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    [OnPostgres]
    public async Task Writers_on_different_nodes_hear_one_another_and_nothing_is_lost()
    {
        await using var world = await World.StartAsync(Engine.Postgres);
        await using var second = world.Another();
        await WriteOnBothAsync(world, second);
    }

    /// <summary>The clock stands still, so that nobody looks: what comes, the bell has brought.</summary>
    [OnPostgres]
    public async Task PostgreSQL_carries_the_ring_also_after_its_line_was_cut()
    {
        await using var world = await World.StartAsync(Engine.Postgres, new() { Time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) });
        await using var second = world.Another();
        await HearByBellAsync(world, second, async () =>
        {
            await UntilBothListenAsync(world, []);
            await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("SELECT pg_notify('rapport_bell', 'somebody note:not-an-id nonsense')", World.Cancelled));
            var before = await world.ReadAsync(db => db.Database.SqlQueryRaw<int>(Listeners).ToListAsync(World.Cancelled));
            await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync($"SELECT pg_terminate_backend(listener.\"Value\") FROM ({Listeners}) AS listener", World.Cancelled));
            await UntilBothListenAsync(world, before);
        });
    }

    [OnPostgres]
    public async Task Redis_carries_the_ring_also_after_its_line_was_cut()
    {
        var redis = RedisServer.ForOneWorld();
        await using var world = await World.StartAsync(Engine.Postgres, new()
        {
            Time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()),
            Settings = new Dictionary<string, string?> { ["Nodes:Redis"] = redis },
        });
        await using var second = world.Another();
        await HearByBellAsync(world, second, async () =>
        {
            await using var admin = await ConnectionMultiplexer.ConnectAsync(redis);
            var server = admin.GetServers()[0];
            await server.ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
            await server.ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            await Eventually.HoldsAsync("the cut is noticed", () => Task.FromResult(!Reaches(world.Services) && !Reaches(second.Services)));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_bell_it_is_looked_for(bool seemsOpen)
    {
        Assert.SkipUnless(PostgresServer.IsGiven, PostgresServer.Missing);
        await using var world = await World.StartAsync(Engine.Postgres, new() { Services = services => services.AddSingleton<IBellLine>(new DeafLine(seemsOpen)) });
        await using var second = world.Another();
        await WriteOnBothAsync(world, second);
    }

    private static async Task WriteOnBothAsync(World world, AnotherNode second)
    {
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await using var one = await ada.JoinAsync();
        await using var other = await ben.JoinAsync(on: second.Address);

        await one.AnsweredAsync(ada.Pen.Begin("Here"));
        var kept = Stopwatch.GetTimestamp();
        var heard = await other.NextAsync(Message.Update);
        TestContext.Current.TestOutputHelper?.WriteLine($"Heard on the other node after {Stopwatch.GetElapsedTime(kept).TotalMilliseconds:0} ms.");
        Assert.Equal(1, heard.Number);

        // Both at once, again and again: the log decides, and each is in it once.
        var (mine, theirs) = (WriteAsync(one, ada.Pen, "here"), WriteAsync(other, ben.Pen, "there"));
        Assert.All((await Task.WhenAll(mine, theirs)).SelectMany(answers => answers), answer => Assert.Equal(Message.Kept, answer.Kind));

        var log = await desk.LogAsync();
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), log.Select(row => row.Number));
        Assert.Equal(1 + 20 + 20, log.Count);
        Assert.Equal((21, 20), (log.Count(row => row.PersonId == ada.Person.Id), log.Count(row => row.PersonId == ben.Person.Id)));
    }

    private static async Task HearByBellAsync(World world, AnotherNode second, Func<Task> cut)
    {
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await UntilHeardAsync(world, second);
        await using var one = await ada.JoinAsync();
        await using var other = await ben.JoinAsync(on: second.Address);

        await one.AnsweredAsync(ada.Pen.Begin("One"));
        Assert.Equal(1, (await other.NextAsync(Message.Update)).Number);
        await cut();
        await UntilHeardAsync(world, second);
        await one.AnsweredAsync(ada.Pen.Write(" two"));
        Assert.Equal(2, (await other.NextAsync(Message.Update)).Number);
        await other.AnsweredAsync(ben.Pen.Begin("Three"));
        Assert.Equal(3, (await one.NextAsync(Message.Update)).Number);
    }

    private static Task UntilHeardAsync(World world, AnotherNode second) =>
        Eventually.HoldsAsync("both nodes hear each other", () => Task.FromResult(Reaches(world.Services) && Reaches(second.Services)), TimeSpan.FromSeconds(20));

    private static bool Reaches(IServiceProvider services) => services.GetRequiredService<Doorbell>().ReachesHere;

    private static Task UntilBothListenAsync(World world, IReadOnlyList<int> others) =>
        Eventually.HoldsAsync(
            "both nodes listen",
            async () => (await world.ReadAsync(db => db.Database.SqlQueryRaw<int>(Listeners).ToListAsync(World.Cancelled))).Except(others).Count() == 2,
            TimeSpan.FromSeconds(20));

    private static async Task<IReadOnlyList<Message>> WriteAsync(Conversation conversation, Pen pen, string words)
    {
        var answers = new List<Message>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await conversation.AnsweredAsync(i == 0 ? pen.Begin(words) : pen.Write($" {i}")));
        }

        return answers;
    }
}
