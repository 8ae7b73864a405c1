namespace Rapport.Tests.Platform.Backup;

/// <summary>A data folder, and on PostgreSQL a database, in which there is nothing yet; gone when the test ends.</summary>
internal sealed class EmptyPlace(Engine engine, string? database) : IAsyncDisposable
{
    private readonly TemporaryFolder around = new();

    public string Folder => around.File("data");

    public string? Database => database;

    public Task<CommandRun> RestoreAsync(string file) => CommandRun.OfAsync(Folder, database, "", ["restore", file]);

    /// <summary>The program on what was restored.</summary>
    public Task<World> OpenAsync(WorldOptions? options = null) => World.StartAsync(engine, (options ?? new()) with
    {
        Settings = new Dictionary<string, string?>(options?.Settings ?? new Dictionary<string, string?>()) { ["Data:Folder"] = Folder, ["Data:Postgres"] = database },
    });

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await PostgresServer.DropAsync(database, CancellationToken.None);
        }

        around.Dispose();
    }
}
