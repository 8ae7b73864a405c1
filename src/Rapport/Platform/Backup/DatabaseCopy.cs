using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>How an engine's rows go into a backup and come out of one.</summary>
internal abstract class DatabaseCopy
{
    public abstract string Engine { get; }

    /// <summary>Writes all rows as they stood at one moment, while others go on writing.</summary>
    /// <param name="scratch">A folder for what lies between; whoever gave it removes it.</param>
    /// <returns>The last migration that the rows had; a problem when there is no database.</returns>
    public abstract Task<Outcome<string>> BackUpAsync(BackupWriter target, string scratch, CancellationToken cancellationToken);

    /// <summary>Why this backup cannot be restored here; null when it can.</summary>
    public abstract Task<Problem?> RefuseAsync(BackupManifest manifest, CancellationToken cancellationToken);

    /// <summary>Brings the rows in. They are there when <paramref name="settle"/> has run and succeeded, or not at all.</summary>
    /// <param name="staging">A folder whose content becomes the data folder's when it settles.</param>
    /// <param name="settle">Moves the files to their place.</param>
    public abstract Task RestoreAsync(BackupReader backup, string staging, Action settle, CancellationToken cancellationToken);
}
