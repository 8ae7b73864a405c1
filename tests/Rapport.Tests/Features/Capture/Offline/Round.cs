using Rapport.Faults;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>Several schedules in one world, whose server is restarted under them. A seed alone makes a round of one.</summary>
internal static class Round
{
    private const int Restarts = 2;

    /// <summary>What was wrong, by schedule; empty when nothing was.</summary>
    public static async Task<List<string>> PlayAsync(Engine engine, IReadOnlyList<int> seeds, TimeSpan patience, string? forgets = null)
    {
        // What is tried again and again is not somebody who floods.
        var options = new WorldOptions { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "100000000", ["Limits:WritesPerAddress"] = "100000000" } };
        await using var world = await World.StartAsync(engine, options);
        await using var host = DeviceHost.Start();
        var runs = new List<ScheduleRun>();
        try
        {
            foreach (var seed in seeds)
            {
                runs.Add(await ScheduleRun.OpenAsync(world, host, seed, forgets));
            }

            await Task.WhenAll([RestartAsync(world, seeds[0]), .. runs.Select(run => run.ActAsync())]);
            var failures = new List<string>();
            foreach (var (run, differences) in runs.Zip(await Task.WhenAll(runs.Select(run => run.CompareAsync(patience)))))
            {
                failures.AddRange(Told(run, differences));
            }

            return [.. failures, .. world.Logs.Errors.Select(error => $"The server logged: {error.Text} {error.Failure?.Message}")];
        }
        finally
        {
            foreach (var run in runs)
            {
                await run.DisposeAsync();
            }
        }
    }

    private static IEnumerable<string> Told(ScheduleRun run, List<string> differences) =>
        differences.Count == 0 ? [] : [$"Seed {run.Seed} (replay it with RAPPORT_SEED={run.Seed}):", .. differences, .. run.Log()];

    private static async Task RestartAsync(World world, int seed)
    {
        var random = new Random(seed);
        for (var restart = 0; restart < Restarts; restart++)
        {
            await Task.Delay(random.Next(300), World.Cancelled);
            await world.RestartAsync();
        }
    }
}
