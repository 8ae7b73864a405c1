using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Platform.Commands;

/// <summary>The life of a server, from the database's shape to its last request.</summary>
internal static partial class Serving
{
    public static async Task<Outcome<string>> RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Rapport");
        // Known before the start, since a server that fails to start is gone at once.
        var wanted = ServerAddress.From(app.Configuration);
        if (ServerAddress.Refuse(app.Configuration) is { } unusable)
        {
            return new Problem("address_unusable", unusable);
        }

        if (await app.Services.GetRequiredService<Migrator>().PrepareAsync(cancellationToken) is { } behind)
        {
            return new Problem("database_behind", behind);
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
            {
                Log.Listening(log, address);
            }
        });
        try
        {
            await app.RunAsync(cancellationToken);
            return "";
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return new Problem("address_in_use", $"Another program already listens on {wanted}; choose another with --urls.");
        }
        catch (SocketException failure)
        {
            return new Problem("address_unusable", $"The server cannot listen on {wanted}: {failure.Message}.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Rapport is on {Address}")]
        public static partial void Listening(ILogger logger, string address);
    }
}
