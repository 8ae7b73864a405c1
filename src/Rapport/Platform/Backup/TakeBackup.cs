using System.IO.Compression;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>Copies database, files and keys into one file while the server runs.</summary>
internal sealed class TakeBackup(DatabaseCopy database, DataOptions options, TimeProvider time)
{
    public async Task<Outcome<BackupManifest>> RunAsync(string path, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path) || Directory.Exists(path))
        {
            return BackupProblems.Exists(path);
        }

        using var scratch = new ScratchFolder(path);
        var unfinished = Path.Combine(scratch.Path, "backup.zip");
        var outcome = await WriteAsync(unfinished, scratch.Path, cancellationToken);
        if (!outcome.IsRefused)
        {
            File.Move(unfinished, path);
            FolderSync.Flush(Path.GetDirectoryName(path)!);
            // Whoever is erased after an older backup was taken, stands beside that one from now on.
            new ErasureList(Path.GetDirectoryName(path)!).Add(new ErasureList(options.Folder).Read());
        }

        return outcome;
    }

    // The database first: a file is stored before the row that names it, and stays as it was. What is removed meanwhile
    // was to be removed, and is left out.
    private async Task<Outcome<BackupManifest>> WriteAsync(string unfinished, string scratch, CancellationToken cancellationToken)
    {
        var madeAt = time.GetUtcNow();
        await using var writer = await BackupWriter.CreateAsync(unfinished, cancellationToken);
        var migration = await database.BackUpAsync(writer, scratch, cancellationToken);
        if (migration.IsRefused)
        {
            return migration.Problem;
        }

        var store = new FileStore(options.FileFolder);
        foreach (var key in store.Keys())
        {
            await AddAsync(writer, BackupNames.FileFolder + key, store.Open(key), CompressionLevel.NoCompression, cancellationToken);
        }

        foreach (var file in Directory.Exists(options.KeyFolder) ? Directory.GetFiles(options.KeyFolder) : [])
        {
            if (BackupNames.IsKeyFile(Path.GetFileName(file)))
            {
                await AddAsync(writer, BackupNames.KeyFolder + Path.GetFileName(file), File.OpenRead(file), CompressionLevel.Fastest, cancellationToken);
            }
        }

        var manifest = new BackupManifest(BackupManifest.ThisFormat, ProgramVersion.Now, database.Engine, migration.Value, madeAt, writer.Parts);
        await writer.FinishAsync(manifest, cancellationToken);
        return manifest;
    }

    private static async Task AddAsync(BackupWriter writer, string name, Stream? content, CompressionLevel level, CancellationToken cancellationToken)
    {
        if (content is not null)
        {
            await using (content)
            {
                await writer.AddAsync(name, content, level, cancellationToken);
            }
        }
    }
}
