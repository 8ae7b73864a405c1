using System.CommandLine;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Platform.Commands;

/// <summary>What a host does with the server itself.</summary>
internal static class ServerCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Serve(CommandRunner runner)
    {
        var command = new Command("serve", "Start the server; this is also what happens without a command.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((_, token) => runner.OpenAsync(Serving.RunAsync, token));
        return command;
    }

    public static Command Migrate(CommandRunner runner)
    {
        var command = new Command("migrate", "Bring the database to the shape that this version needs.");
        command.SetAction((_, token) => runner.OpenAsync(MigrateAsync, token));
        return command;
    }

    public static Command Health(CommandRunner runner)
    {
        var address = new Option<string>("--url") { Description = "The server's address; otherwise the one in the settings.", HelpName = "ADDRESS" };
        var command = new Command("health", "Ask the running server whether it and its database answer.") { address };
        command.SetAction((parsed, token) => runner.OpenAsync(
            (app, stop) => AskAsync(parsed.GetValue(address) ?? ServerAddress.From(app.Configuration), stop), token));
        return command;
    }

    private static async Task<Outcome<string>> MigrateAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var applied = await app.Services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
        return applied.Count switch
        {
            0 => "The database is up to date.",
            1 => "Applied one migration.",
            var count => $"Applied {count} migrations.",
        };
    }

    private static async Task<Outcome<string>> AskAsync(string address, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ServerAddress.Reachable(address), HealthDoor.Path));
            using var response = await client.SendAsync(request, late.Token);
            return response.IsSuccessStatusCode ? "ok" : new Problem("database_away", $"The server at {address} answers, but its database does not.");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            return new Problem("server_away", $"No server answers at {address}.");
        }
    }
}
