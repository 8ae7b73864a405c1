using Microsoft.Extensions.DependencyInjection;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;

namespace Rapport.Tests;

/// <summary>
/// The running product with an empty database of its own, on a real socket. What a test needs to find there is
/// planted in one line each (<see cref="PlantedPlaces"/>, <see cref="PlantedPeople"/>, <see cref="PlantedContent"/>).
/// </summary>
public sealed class World : IAsyncDisposable
{
    private readonly WorldOptions options;
    private ProgramUnderTest program;

    private World(Engine engine, string folder, string? database, WorldOptions options)
    {
        (Engine, Folder, Database, Time) = (engine, folder, database, options.Time ?? TimeProvider.System);
        this.options = options;
        program = NewProgram(Shared);
    }

    public Engine Engine { get; }

    public LogBook Logs { get; } = new();

    public TimeProvider Time { get; }

    /// <summary>The data folder, gone when the world ends.</summary>
    public string Folder { get; }

    /// <summary>The connection string on PostgreSQL; null on SQLite.</summary>
    public string? Database { get; }

    public IServiceProvider Services => program.Services;

    public Acts Acts => Services.GetRequiredService<Acts>();

    public Uri Address => program.ClientOptions.BaseAddress;

    /// <summary>Somebody without a cookie.</summary>
    public HttpClient Visitor => field ??= Client();

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<World> StartAsync(Engine engine = Engine.Sqlite, WorldOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("rapport-world-").FullName;
        var database = engine == Engine.Postgres ? await PostgresServer.NewDatabaseAsync(Cancelled) : null;
        if (database is null)
        {
            await SqliteTemplate.CopyAsync(Path.Combine(folder, "rapport.db"), Cancelled);
        }

        var world = new World(engine, folder, database, options ?? new());
        world.program.StartServer();
        return world;
    }

    /// <summary>A browser without script: keeps cookies, says where it comes from, and shows redirects instead of following them.</summary>
    public HttpClient Client(bool followsRedirects = false)
    {
        // The factory's own clients follow redirects whatever they are told, once the program runs on a socket.
        // Who asks before sending waits for the answer, however busy the machine is.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = followsRedirects, UseCookies = true, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        var client = new HttpClient(handler, disposeHandler: true) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>Writes rows the way the product does: as one act in the lane, saved once.</summary>
    public Task PlantAsync(Func<RapportDb, Task> plant) =>
        Acts.RunAsync((Planting planting, CancellationToken token) => planting.RunAsync(plant, token), Cancelled);

    public async Task<T> ReadAsync<T>(Func<RapportDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<RapportDb>());
    }

    /// <summary>One more process on the same data, as a second node is.</summary>
    public AnotherNode Another()
    {
        var node = NewProgram(null);
        node.StartServer();
        return new(node);
    }

    /// <summary>The program ends and starts again on the same data, at another address: clients made before it lead nowhere.</summary>
    public async Task RestartAsync()
    {
        await program.DisposeAsync();
        program = NewProgram(Shared);
        program.StartServer();
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        if (Database is not null)
        {
            PostgresServer.Leave(Database);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    // A database that a test named itself is nobody else's.
    private PostgresSource? Shared => Database is null || options.Settings.ContainsKey("Data:Postgres") ? null : PostgresServer.SourceOf(Database);

    private ProgramUnderTest NewProgram(PostgresSource? source) =>
        new(new Dictionary<string, string?> { ["Data:Folder"] = Folder, ["Data:Postgres"] = Database, ["Capture:FetchLinkTitles"] = "false", ["Media:Ffmpeg"] = "off" }, options, Logs, source);
}
