using Microsoft.Data.Sqlite;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Tests;

/// <summary>A database file with every migration applied, made once and copied for each world.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MakeAsync);

    public static async Task CopyAsync(string file, CancellationToken cancellationToken) =>
        await File.WriteAllBytesAsync(file, await Migrated.Value.WaitAsync(cancellationToken), cancellationToken);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rapport-template-").FullName;
        try
        {
            var source = new SqliteSource(Path.Combine(folder, "rapport.db"));
            await new SqliteMigrator(source, TimeProvider.System).ApplyAsync(CancellationToken.None);
            SqliteConnection.ClearAllPools();
            // The last connection that closes writes the log back, so the one file is whole.
            return await File.ReadAllBytesAsync(source.File);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
