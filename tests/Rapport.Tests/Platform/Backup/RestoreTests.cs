using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Demo;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Backup;

public sealed partial class RestoreTests : IDisposable
{
    // A form that works without script holds a token of its reader's own.
    private static readonly string[] Personal = ["/sign-in", "/join", "/report/", "/take-down/"];

    private readonly TemporaryFolder folder = new();

    private string Backup => folder.File("backup.zip");

    public void Dispose() => folder.Dispose();

    [Theory, EachEngine]
    public async Task After_a_restore_the_same_pages_and_pictures_come_out(Engine engine)
    {
        LongRun.OnPostgres(engine);
        var options = new WorldOptions { Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 20, 0, TimeSpan.Zero)) };
        await using var world = await World.StartAsync(engine, options);
        var demo = await DemoSpace.BuildAsync(world.Services, World.Cancelled);
        var organiserId = demo.Cast.Of(DemoCast.Organiser).Id;
        var cookie = await world.CookieAsync(await world.ReadAsync(db => db.People.SingleAsync(person => person.Id == organiserId, World.Cancelled)));
        var before = await WalkAsync(world);
        Assert.StartsWith($"Kept in {Backup}: ", (await world.BackUpAsync(Backup)).Line, StringComparison.Ordinal);
        await using var place = await BackupWorlds.EmptyAsync(engine);

        Assert.StartsWith("Restored: ", (await place.RestoreAsync(Backup)).Line, StringComparison.Ordinal);
        await using var restored = await place.OpenAsync(options);

        var after = await WalkAsync(restored);
        Assert.True(before.Count > 100, $"{before.Count} pages");
        Assert.Contains(before.Keys, address => address.EndsWith(".webp", StringComparison.Ordinal));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, page => Assert.Equal(page.Value, after[page.Key]));

        // The keys came along: who was signed in still is.
        using var organiser = restored.Client();
        organiser.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={cookie}");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await organiser.GetAsync($"{demo.LiveAddress}/settings", World.Cancelled)).StatusCode);
        Assert.Empty(restored.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task What_is_restored_can_be_written_to(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        await world.EntryAsync(@event, person);
        await world.BackUpAsync(Backup);
        await using var place = await BackupWorlds.EmptyAsync(engine);
        await place.RestoreAsync(Backup);
        await using var restored = await place.OpenAsync();

        await restored.EntryAsync(@event, person, "After the restore.");

        var numbers = await restored.ReadAsync(db => db.Activities.Where(row => row.StreamId == @event.Id).Select(row => row.Number).Order().ToListAsync(World.Cancelled));
        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal("The database is up to date.", (await CommandRun.OfAsync(place.Folder, place.Database, "", ["migrate"])).Line);
    }

    [Theory, EachEngine]
    public async Task Every_act_that_was_answered_before_the_backup_began_is_in_it_while_others_are_written(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(World.Cancelled);
        var answered = new System.Collections.Concurrent.ConcurrentQueue<(Guid Id, string Key)>();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var key = await world.StoreAsync([1, 2, 3]);
                answered.Enqueue(((await world.EntryAsync(@event, person, key)).Id, key));
            }
        }, World.Cancelled)).ToList();
        await Eventually.HoldsAsync("forty entries were written", () => Task.FromResult(answered.Count > 40));

        var promised = answered.ToList();
        var run = await world.BackUpAsync(Backup);
        Assert.Equal("", run.Error);
        var during = answered.Count - promised.Count;
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True(during > 0, "Nothing was written during the backup.");
        await using var place = await BackupWorlds.EmptyAsync(engine);
        Assert.Equal(0, (await place.RestoreAsync(Backup)).Code);
        await using var restored = await place.OpenAsync();
        var kept = await restored.ReadAsync(db => db.Entries.Select(entry => new { entry.Id, entry.Content.Text }).ToListAsync(World.Cancelled));
        Assert.Empty(promised.Select(act => act.Id).Except(kept.Select(entry => entry.Id)));
        // Whatever row is there, its file is there: each entry's text is the name of the file that was stored before it.
        var store = restored.Services.GetRequiredService<FileStore>();
        Assert.Empty(kept.Select(entry => entry.Text).Except(store.Keys()));
        var numbers = await restored.ReadAsync(db => db.Activities.Where(row => row.StreamId == @event.Id).Select(row => row.Number).Order().ToListAsync(World.Cancelled));
        Assert.Equal(Enumerable.Range(1, kept.Count + 1).Select(number => (long)number), numbers);
        Assert.Empty(await BrokenKeysAsync(restored));
    }

    [Theory, EachEngine]
    public async Task A_place_that_holds_something_is_refused_and_left_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.EventAsync();
        await world.BackUpAsync(Backup);
        await using var place = await BackupWorlds.EmptyAsync(engine);
        Directory.CreateDirectory(place.Folder);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "notes.txt"), "Mine.", World.Cancelled);

        Assert.Equal("A backup is restored into an empty data folder only; this one holds something.", (await place.RestoreAsync(Backup)).Sentence);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(place.Folder).Select(Path.GetFileName));
    }

    [OnPostgres]
    public async Task A_database_that_has_tables_is_refused()
    {
        await using var world = await World.StartAsync(Engine.Postgres);
        await world.BackUpAsync(Backup);
        await using var place = new EmptyPlace(Engine.Postgres, await PostgresServer.NewDatabaseAsync(World.Cancelled));

        Assert.Equal("A backup is restored into an empty database only; this one has tables.", (await place.RestoreAsync(Backup)).Sentence);
        Assert.False(Directory.Exists(place.Folder));
    }

    [OnPostgres]
    public async Task A_backup_of_the_other_engine_is_refused()
    {
        await using var world = await World.StartAsync();
        await world.BackUpAsync(Backup);
        await using var place = await BackupWorlds.EmptyAsync(Engine.Postgres);

        Assert.Equal("This backup is of SQLite, and the settings name PostgreSQL.", (await place.RestoreAsync(Backup)).Sentence);
        Assert.False(Directory.Exists(place.Folder));
    }

    [Theory, EachEngine]
    public async Task A_restore_that_breaks_off_leaves_nothing_and_works_when_run_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.StoreAsync([1, 2, 3]);
        await world.BackUpAsync(Backup);
        await using var place = await BackupWorlds.EmptyAsync(engine);
        // As a restore leaves it that was killed.
        Directory.CreateDirectory(Path.Combine(place.Folder, "restoring", "files"));
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "restoring", "files", "half"), "Half.", World.Cancelled);
        await Task.Run(() => BackupFiles.ReplaceDatabase(Backup, folder.File("broken.zip")), World.Cancelled);

        Assert.Equal(1, (await place.RestoreAsync(folder.File("broken.zip"))).Code);
        Assert.Empty(Directory.GetFileSystemEntries(place.Folder));
        Assert.Equal(0, (await place.RestoreAsync(Backup)).Code);
        Assert.DoesNotContain("restoring", Directory.GetFileSystemEntries(place.Folder).Select(Path.GetFileName));
        await using var restored = await place.OpenAsync();
    }

    private static Task<List<string>> BrokenKeysAsync(World world) => world.ReadAsync(db => db.Dialect.Name == "SQLite"
        ? db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(World.Cancelled)
        : db.Database.SqlQueryRaw<string>("SELECT conname::text AS \"Value\" FROM pg_constraint WHERE contype = 'f' AND NOT convalidated").ToListAsync(World.Cancelled));

    /// <summary>Every page and picture that a visitor can reach, by its address.</summary>
    private static async Task<Dictionary<string, string>> WalkAsync(World world)
    {
        var seen = new Dictionary<string, string>();
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await world.Visitor.GetAsync(address, World.Cancelled);
            var body = await answer.Content.ReadAsByteArrayAsync(World.Cancelled);
            var known = WithoutAddress(body, world);
            var isText = answer.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true;
            seen[address] = $"{(int)answer.StatusCode} {(isText ? System.Text.Encoding.UTF8.GetString(known) : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(known)))}";
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var links = Link().Matches(System.Text.Encoding.UTF8.GetString(body)).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0]);
            foreach (var link in links.Where(link => link.Length > 0 && !Personal.Any(part => link.Contains(part, StringComparison.Ordinal)) && !link.StartsWith("/assets/", StringComparison.Ordinal) && !link.StartsWith("//", StringComparison.Ordinal)))
            {
                if (!seen.ContainsKey(link) && !waiting.Contains(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return seen;
    }

    /// <summary>Feeds and calendars name the address that they were asked at, which is another one after the restore.</summary>
    private static byte[] WithoutAddress(byte[] body, World world) =>
        System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(body).Replace(world.Address.Authority, "here", StringComparison.Ordinal));

    [GeneratedRegex("(?:href|src)=\"(/[^\"]*)\"")]
    private static partial Regex Link();
}
