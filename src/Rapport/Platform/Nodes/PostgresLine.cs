using Npgsql;
using Rapport.Platform.Data.Postgres;

namespace Rapport.Platform.Nodes;

/// <summary>LISTEN on a connection of its own, and NOTIFY: what goes to one database is heard by all that are connected to it.</summary>
internal sealed class PostgresLine(string connectionString, PostgresSource source) : IBellLine
{
    private const string Channel = "rapport_bell";

    /// <summary>Seconds after which a quiet connection is asked whether it is still there: a firewall may have forgotten it.</summary>
    private const int KeepAlive = 15;

    public async Task ListenAsync(Action open, Action<string> heard, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = KeepAlive, MaxAutoPrepare = 0 };
        await using var connection = new NpgsqlConnection(settings.ToString());
        connection.Notification += (_, notice) => heard(notice.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        open();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    public async Task SayAsync(string message, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenAsync(cancellationToken);
        await using var say = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Channel }, new NpgsqlParameter<string> { TypedValue = message } },
        };
        await say.ExecuteNonQueryAsync(cancellationToken);
    }
}
