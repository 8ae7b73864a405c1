using System.IO.Compression;
using System.Text;
using Rapport.Platform.Backup;

namespace Rapport.Tests.Platform.Backup;

public sealed class VerifyTests : IDisposable
{
    private const string Damaged = "This file is not a whole backup: a part of it was changed or lost since it was made.";
    private const string Foreign = "This file is not a backup made by Rapport, and nothing in it was used.";
    private readonly TemporaryFolder folder = new();

    private string Backup => folder.File("backup.zip");

    private string Changed => folder.File("changed.zip");

    public void Dispose() => folder.Dispose();

    [Theory, EachEngine]
    public async Task A_whole_backup_says_what_it_holds_and_opens_with_any_ZIP_reader(Engine engine)
    {
        await TakeAsync(engine);

        Assert.Matches("^Whole: (SQLite|PostgreSQL) database and 2 files, [0-9,]+ bytes, as of 20[0-9-]+ [0-9:]+ UTC by version .+\\.$", (await VerifyAsync(Backup)).Line);
        using var zip = ZipFile.OpenRead(Backup);
        Assert.Contains(BackupNames.Manifest, zip.Entries.Select(entry => entry.FullName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        }
    }

    [Theory, EachEngine]
    public async Task A_flipped_bit_is_found_wherever_it_is(Engine engine)
    {
        await TakeAsync(engine);
        var whole = await File.ReadAllBytesAsync(Backup, World.Cancelled);
        var random = new Random(20261126);
        // Every byte of the head and of the ZIP's directory, and places between.
        var places = Enumerable.Range(0, 80).Concat(Enumerable.Range(whole.Length - 700, 700)).Concat(Enumerable.Range(0, 100).Select(_ => random.Next(whole.Length)));

        foreach (var place in places)
        {
            whole[place] ^= (byte)(1 << (place % 8));
            await File.WriteAllBytesAsync(Changed, whole, World.Cancelled);
            whole[place] ^= (byte)(1 << (place % 8));

            Assert.Equal(BackupProblems.Damaged, await RefusedAsync(Changed));
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_off_or_added_to_is_found()
    {
        await TakeAsync();
        var whole = await File.ReadAllBytesAsync(Backup, World.Cancelled);

        foreach (var length in (int[])[0, 1, 63, 64, 65, 1000, whole.Length / 2, whole.Length - 64, whole.Length - 1])
        {
            await File.WriteAllBytesAsync(Changed, whole[..length], World.Cancelled);
            Assert.Equal(BackupProblems.Damaged, await RefusedAsync(Changed));
        }

        await File.WriteAllBytesAsync(Changed, [.. whole, 0], World.Cancelled);
        Assert.Equal(Damaged, (await VerifyAsync(Changed)).Sentence);
        Assert.Equal($"There is no file {folder.File("none.zip")}.", (await VerifyAsync(folder.File("none.zip"))).Sentence);
    }

    [Fact]
    public async Task A_part_that_is_missing_added_or_exchanged_is_found_although_the_seal_was_made_anew()
    {
        await TakeAsync();
        var (manifest, parts) = BackupFiles.Read(Backup);
        var extra = BackupNames.FileFolder + new string('a', 32);
        var other = parts.ConvertAll(part => part.Name == BackupNames.SqliteFile ? (part.Name, [.. part.Content[..^1], (byte)(part.Content[^1] ^ 1)]) : part);

        foreach (var wrong in (IEnumerable<(string Name, byte[] Content)>[])[parts.Skip(1), parts.SkipLast(1), parts.Append((extra, [1])), other, parts.Append(parts[^1])])
        {
            File.Delete(Changed);
            BackupFiles.Write(Changed, manifest, wrong);
            Assert.Equal(BackupProblems.Damaged, await RefusedAsync(Changed));
        }

        File.Delete(Changed);
        BackupFiles.Write(Changed, manifest, parts);
        Assert.Null(await RefusedAsync(Changed));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("files/../../../evil")]
    [InlineData("/etc/evil")]
    [InlineData("files/0123456789abcdef0123456789abcdef/../x")]
    [InlineData("keys/../rapport.db")]
    [InlineData("keys\\..\\evil.xml")]
    [InlineData("keys/evil.exe")]
    [InlineData("files/0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("database/tables/people\"; DROP TABLE people; --")]
    [InlineData("files/")]
    [InlineData("database/rapport.db\n")]
    public async Task A_name_that_no_backup_has_is_refused_and_nothing_is_written(string name)
    {
        await TakeAsync();
        var (manifest, parts) = BackupFiles.Read(Backup);
        BackupFiles.Write(Changed, manifest with { Parts = [.. manifest.Parts, BackupFiles.Part(name, [1])] }, parts.Append((name, [1])));
        await using var place = await BackupWorlds.EmptyAsync(Engine.Sqlite);
        var around = Directory.GetParent(place.Folder)!;

        Assert.Equal(Foreign, (await place.RestoreAsync(Changed)).Sentence);
        Assert.Empty(around.GetFileSystemInfos());
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_unpacked()
    {
        await TakeAsync();
        var (manifest, _) = BackupFiles.Read(Backup);
        var zeros = new byte[200_000_000];
        BackupFiles.Write(Changed, manifest with { Parts = [BackupFiles.Part(BackupNames.SqliteFile, zeros)] }, [(BackupNames.SqliteFile, zeros)]);

        Assert.True(new FileInfo(Changed).Length < 1_000_000);
        Assert.Equal(BackupProblems.Foreign, await RefusedAsync(Changed));
    }

    [Fact]
    public async Task A_part_that_is_longer_than_it_says_is_not_read_to_its_end()
    {
        await TakeAsync();
        var (manifest, parts) = BackupFiles.Read(Backup);
        var shortened = manifest.Parts.Select(part => part with { Length = Math.Min(part.Length, 10) });
        BackupFiles.Write(Changed, manifest with { Parts = [.. shortened] }, parts);

        Assert.Equal(BackupProblems.Damaged, await RefusedAsync(Changed));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":1,"version":"1","engine":"SQLite","migration":"x","madeAt":"2026-11-24T00:00:00Z","parts":null}""")]
    [InlineData("""{"format":1,"version":"1","engine":"SQLite","migration":"x","madeAt":"2026-11-24T00:00:00Z","parts":[null]}""")]
    [InlineData("""{"format":1,"version":"1","engine":"Oracle","migration":"x","madeAt":"2026-11-24T00:00:00Z","parts":[]}""")]
    [InlineData("""{"format":1,"version":"1","engine":"SQLite","migration":"x","madeAt":"2026-11-24T00:00:00Z","parts":[{"name":"database/rapport.db","length":-1,"sha256":""}]}""")]
    public async Task A_manifest_that_is_none_is_refused(string text)
    {
        using (var zip = ZipFile.Open(Changed, ZipArchiveMode.Create))
        {
            using var target = zip.CreateEntry(BackupNames.Manifest).Open();
            target.Write(Encoding.UTF8.GetBytes(text));
            zip.Comment = BackupSeal.Unsealed;
        }

        BackupFiles.Seal(Changed);

        Assert.Equal(BackupProblems.Foreign, await RefusedAsync(Changed));
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_not_restored()
    {
        await TakeAsync();
        var (manifest, parts) = BackupFiles.Read(Backup);
        BackupFiles.Write(Changed, manifest with { Migration = "29991231235959_Later" }, parts);
        await using var place = await BackupWorlds.EmptyAsync(Engine.Sqlite);

        Assert.Equal("This backup was made by a newer version of Rapport; use that one to restore it.", (await place.RestoreAsync(Changed)).Sentence);
        Assert.False(Directory.Exists(place.Folder));
    }

    [Theory, EachEngine]
    public async Task A_backup_is_not_written_over_a_file_and_one_that_failed_leaves_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await File.WriteAllTextAsync(Backup, "Older.", World.Cancelled);

        Assert.Equal($"There is already a file {Backup}, and it was left alone.", (await world.BackUpAsync(Backup)).Sentence);
        Assert.Equal("Older.", await File.ReadAllTextAsync(Backup, World.Cancelled));
        Assert.StartsWith("A file or folder cannot be used: ", (await world.BackUpAsync(folder.File("none/backup.zip"))).Sentence, StringComparison.Ordinal);

        await using var place = await BackupWorlds.EmptyAsync(engine);
        var nothing = await CommandRun.OfAsync(place.Folder, place.Database, "", ["backup", Changed]);
        Assert.Equal("There is no database to take a backup of in the place that the settings name.", nothing.Sentence);
        Assert.Equal(["backup.zip"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_on_its_way_or_does_not_belong_is_left_out()
    {
        await using var world = await World.StartAsync();
        var key = await world.StoreAsync([1]);
        var files = Path.Combine(world.Folder, "files");
        Directory.CreateDirectory(Path.Combine(files, "arriving"));
        await File.WriteAllTextAsync(Path.Combine(files, "arriving", new string('b', 32)), "Half.", World.Cancelled);
        await File.WriteAllTextAsync(Path.Combine(files, key[..2], "stray.txt"), "Stray.", World.Cancelled);

        await world.BackUpAsync(Backup);

        Assert.Equal([BackupNames.SqliteFile, BackupNames.FileFolder + key], BackupFiles.Read(Backup).Parts.Select(part => part.Name).Where(name => !name.StartsWith(BackupNames.KeyFolder, StringComparison.Ordinal)));
        Assert.True(File.Exists(Path.Combine(files, "arriving", new string('b', 32))));
    }

    private static async Task<Rapport.Shared.Problem?> RefusedAsync(string file)
    {
        var opened = await BackupReader.OpenAsync(file, World.Cancelled);
        if (opened.IsRefused)
        {
            return opened.Problem;
        }

        await opened.Value.DisposeAsync();
        return null;
    }

    private async Task TakeAsync(Engine engine = Engine.Sqlite)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.EntryAsync(@event, await world.PersonAsync(), "In the backup.");
        await world.StoreAsync([1, 2, 3]);
        await world.StoreAsync([.. Enumerable.Range(0, 5000).Select(number => (byte)number)]);
        Assert.Equal("", (await world.BackUpAsync(Backup)).Error);
    }

    private Task<CommandRun> VerifyAsync(string file) => CommandRun.OfAsync(folder.File("data"), null, "", ["verify", file]);
}
