using Rapport.Shared;

namespace Rapport.Platform.Backup;

internal static class BackupProblems
{
    public static readonly Problem Damaged = new("backup_damaged", "This file is not a whole backup: a part of it was changed or lost since it was made.");
    public static readonly Problem Foreign = new("backup_foreign", "This file is not a backup made by Rapport, and nothing in it was used.");
    public static readonly Problem Newer = new("backup_newer", "This backup was made by a newer version of Rapport; use that one to restore it.");
    public static readonly Problem NotEmpty = new("restore_not_empty", "A backup is restored into an empty data folder only; this one holds something.");
    public static readonly Problem DatabaseNotEmpty = new("database_not_empty", "A backup is restored into an empty database only; this one has tables.");
    public static readonly Problem NoDatabase = new("database_missing", "There is no database to take a backup of in the place that the settings name.");

    public static Problem Missing(string file) => new("backup_missing", $"There is no file {file}.");

    public static Problem Exists(string file) => new("backup_exists", $"There is already a file {file}, and it was left alone.");

    public static Problem NoRoom(long bytes) => new("disk_full", $"The backup needs {bytes:N0} bytes, and the disk of the data folder has fewer left.");

    public static Problem OtherEngine(string of, string here) => new("backup_engine", $"This backup is of {of}, and the settings name {here}.");
}
