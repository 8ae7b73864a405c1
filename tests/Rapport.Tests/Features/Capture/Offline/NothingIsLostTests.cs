using System.Globalization;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>
/// Devices with the outbox and the store as they are shipped, against the real server, with everything in between that a
/// network does, and restarts. Then the network is good, and what is there is compared with what was written.
/// RAPPORT_SEED replays one schedule, RAPPORT_SCHEDULES plays as many as wanted, from RAPPORT_FROM on.
/// </summary>
public sealed class NothingIsLostTests
{
    private const int Together = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, EachEngine]
    public async Task What_was_written_arrives_once_and_unchanged_whatever_happens(Engine engine)
    {
        var seeds = Seeds().Where(seed => seed % 2 == (engine == Engine.Sqlite ? 1 : 0)).ToList();
        foreach (var part in seeds.Chunk(Together))
        {
            var failures = await Round.PlayAsync(engine, part, Patience);
            Assert.True(failures.Count == 0, string.Join('\n', failures));
        }
    }

    /// <summary>A test that cannot fail holds nothing: each of these is a write without which something is lost, or never said to have arrived.</summary>
    [Theory]
    [InlineData("add", "Lost: ")]
    [InlineData("settle", " waiting: ")]
    [InlineData("arrived", " waiting: ")]
    public async Task A_store_that_leaves_out_a_write_is_found_out(string forgets, string found)
    {
        var failures = await Round.PlayAsync(Engine.Sqlite, [101, 103, 105], TimeSpan.FromSeconds(1), forgets);

        Assert.Contains(failures, failure => failure.Contains(found, StringComparison.Ordinal));
    }

    private static IEnumerable<int> Seeds() =>
        Given("RAPPORT_SEED") is { } seed ? [seed] : Enumerable.Range(Given("RAPPORT_FROM") ?? 1, Given("RAPPORT_SCHEDULES") ?? (LongRun.IsAsked ? 300 : 40));

    private static int? Given(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
