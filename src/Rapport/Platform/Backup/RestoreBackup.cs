using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>Brings a backup into an empty data folder and database: all of it, or nothing.</summary>
internal sealed class RestoreBackup(DatabaseCopy database, DataOptions options)
{
    public async Task<Outcome<BackupManifest>> RunAsync(string path, CancellationToken cancellationToken)
    {
        var opened = await BackupReader.OpenAsync(path, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Problem;
        }

        await using var backup = opened.Value;
        var folder = new RestoreFolder(options.Folder);
        if (await RefuseAsync(backup.Manifest, folder, cancellationToken) is { } problem)
        {
            return problem;
        }

        using (folder)
        {
            folder.Begin();
            if (!folder.HasRoomFor(backup.Manifest.Length))
            {
                return BackupProblems.NoRoom(backup.Manifest.Length);
            }

            var beside = new ErasureList(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return await WriteAsync(backup, folder, beside, cancellationToken);
        }
    }

    private async Task<Problem?> RefuseAsync(BackupManifest manifest, RestoreFolder folder, CancellationToken cancellationToken) =>
        manifest.Engine != database.Engine ? BackupProblems.OtherEngine(manifest.Engine, database.Engine)
        : !folder.IsEmpty ? BackupProblems.NotEmpty
        : await database.RefuseAsync(manifest, cancellationToken);

    private async Task<Outcome<BackupManifest>> WriteAsync(BackupReader backup, RestoreFolder folder, ErasureList beside, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var part in backup.Manifest.Parts)
            {
                if (PathOf(part.Name) is { } inside)
                {
                    await using var file = RestoreFolder.Create(Path.Combine(folder.Staging, inside));
                    await backup.CopyAsync(part, file, cancellationToken);
                    await file.FlushAsync(cancellationToken);
                    RandomAccess.FlushToDisk(file.SafeFileHandle);
                }
            }

            // Before the rows are there, so that no server ever meets them without it.
            new ErasureList(options.Folder).Add(beside.Read());
            await database.RestoreAsync(backup, folder.Staging, folder.Settle, cancellationToken);
            folder.Keep();
            return backup.Manifest;
        }
        catch (InvalidDataException)
        {
            return BackupProblems.Damaged;
        }
    }

    /// <summary>Where a part lies in a data folder; null for those of the database.</summary>
    private static string? PathOf(string name) =>
        name.StartsWith(BackupNames.FileFolder, StringComparison.Ordinal) ? Path.Combine("files", FileStore.PathIn(name[BackupNames.FileFolder.Length..]))
        : name.StartsWith(BackupNames.KeyFolder, StringComparison.Ordinal) ? Path.Combine("keys", name[BackupNames.KeyFolder.Length..])
        : null;
}
