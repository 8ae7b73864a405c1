using Microsoft.Extensions.DependencyInjection;
using Rapport.Platform.Files;

namespace Rapport.Tests.Platform.Backup;

/// <summary>Backups of a world, and worlds that were made from one.</summary>
internal static class BackupWorlds
{
    extension(World world)
    {
        public Task<CommandRun> BackUpAsync(string file) => CommandRun.OfAsync(world, "backup", file);

        /// <summary>A file in the store, as a photo would lie there.</summary>
        public async Task<string> StoreAsync(byte[] content) =>
            (await world.Services.GetRequiredService<FileStore>().SaveAsync(new MemoryStream(content), content.Length, World.Cancelled)).Value.Key;
    }

    /// <summary>An empty place of the same kind, which a backup is restored into.</summary>
    public static async Task<EmptyPlace> EmptyAsync(Engine engine) =>
        new(engine, engine == Engine.Postgres ? await PostgresServer.EmptyDatabaseAsync(World.Cancelled) : null);
}
