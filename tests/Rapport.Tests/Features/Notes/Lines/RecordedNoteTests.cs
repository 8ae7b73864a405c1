using Rapport.Faults;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Notes.Lines;

/// <summary>Real documents, edit by edit through the real doors, over lines that break and a server that is started again.</summary>
public sealed class RecordedNoteTests
{
    private const int All = int.MaxValue;

    [Theory, EachEngine]
    public Task Two_authors_who_wrote_at_once_end_with_their_text(Engine engine) =>
        PlayAsync(engine, "friendsforever.json.gz", LongRun.IsAsked ? All : 1500, 2, 3);

    [Theory, EachEngine]
    public async Task Under_any_numbers_all_devices_agree_on_every_character(Engine engine)
    {
        LongRun.OnPostgres(engine);
        var random = new Random(Seed);
        await PlayAsync(engine, "friendsforever.json.gz", LongRun.IsAsked ? All : 700, random.NextInt64(2, 1L << 32), random.NextInt64(2, 1L << 32));
    }

    [Theory]
    [InlineData("json-crdt-blog-post.json.gz")]
    [InlineData("automerge-paper.json.gz")]
    public Task A_long_document_of_one_author_ends_with_its_text(string file)
    {
        LongRun.Only();
        return PlayAsync(Engine.Sqlite, file, All, 2);
    }

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("RAPPORT_SEED"), out var given) ? given : Random.Shared.Next(100_000);

    private static async Task PlayAsync(Engine engine, string file, int edits, params long[] clients)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"RAPPORT_SEED={Seed}");
        var recorded = await RecordedNote.ReadAsync(file, edits, clients);
        if (recorded.Stated is { } stated && clients.SequenceEqual(clients.Order()))
        {
            // Who of two comes first at one place is told by their numbers.
            Assert.Equal(stated, recorded.Text);
        }

        await using var world = await World.StartAsync(engine, new()
        {
            Settings = new Dictionary<string, string?> { ["Notes:UpdatesPerSecond"] = "100000", ["Limits:WritesPerPerson"] = "1000000" },
        });
        var desk = await Desk.OpenAsync(world);
        await using var network = new FaultProxy(() => world.Address) { Plan = FaultPlan.Seeded(Seed, 40) };
        var devices = new List<StubbornDevice>();
        foreach (var (place, client) in clients.Index())
        {
            var writer = await desk.WriterAsync($"Author {place}") with { Pen = new(client) };
            devices.Add(new(writer, recorded.Updates[place], () => world.Address, Seed + place) { Letters = network.Address });
        }

        await WriteAllAsync(world, devices, recorded.Updates.Sum(some => some.Count));
        await ProveAsync(world, desk, devices, recorded);
    }

    private static async Task WriteAllAsync(World world, List<StubbornDevice> devices, int count)
    {
        var writing = Task.WhenAll(devices.Select(device => Task.Run(device.RunAsync)));
        foreach (var share in (double[])[0.3, 0.6])
        {
            await Eventually.HoldsAsync($"{share} of it is written", () => Task.FromResult(writing.IsCompleted || devices.Sum(device => device.Kept) >= count * share), TimeSpan.FromMinutes(10));
            await world.RestartAsync();
        }

        await writing;
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} updates; lines broke {devices.Sum(device => device.Broken)} times.");
    }

    private static async Task ProveAsync(World world, Desk desk, List<StubbornDevice> devices, RecordedNote recorded)
    {
        foreach (var device in devices)
        {
            await device.CatchUpAsync();
            Assert.Equal(recorded.Text, RecordedNote.TextOf(device.Document));
        }

        await world.RestartAsync();
        var late = new StubbornDevice(await desk.WriterAsync("Late Reader"), [], () => world.Address, 0);
        await late.CatchUpAsync();
        Assert.Equal(recorded.Text, RecordedNote.TextOf(late.Document));
        await desk.WordsAsync();
        // After a start the index looks by itself only when the pages have had their five seconds.
        await world.IndexedAsync(TimeSpan.FromSeconds(15));
        var check = await CommandRun.OfAsync(world, "note", "check");
        Assert.Equal("One note is as its log says. All that is written in them can be found.", (check.Out + check.Error).Trim());
    }
}
