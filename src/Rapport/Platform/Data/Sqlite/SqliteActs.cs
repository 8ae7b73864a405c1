using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>
/// The writer lane of SQLite: one connection, one act at a time. Acts that wait share one transaction, each under its
/// own savepoint, and are answered together after its commit has reached the disk.
/// </summary>
public sealed class SqliteActs(IServiceScopeFactory scopes, Doorbell doorbell, SqliteSource source) : Acts(scopes, doorbell), IAsyncDisposable
{
    private const int GroupLimit = 128;

    private readonly Channel<LaneJob> waiting = Channel.CreateUnbounded<LaneJob>(new() { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock starting = new();
    private Task? lane;

    public override Task<T> RunAsync<TAct, T>(Func<TAct, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        lock (starting)
        {
            lane ??= Task.Run(ServeAsync, CancellationToken.None);
        }

        var job = new LaneJob<TAct, T>(run, cancellationToken);
        return waiting.Writer.TryWrite(job)
            ? job.Answer
            : Task.FromException<T>(new ObjectDisposedException(nameof(SqliteActs), "The server is stopping."));
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (lane is not null)
        {
            await lane;
        }

        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        await using var connection = source.OpenForWriting();
        using var inserts = new SqliteInserts(connection);
        var options = source.WriteOptions(connection);
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<LaneJob>();
            try
            {
                await using var transaction = connection.BeginTransaction(deferred: false);
                while (group.Count < GroupLimit && waiting.Reader.TryRead(out var job))
                {
                    group.Add(job);
                    await ServeAsync(job, () => new SqliteDb(options) { MayWrite = true, Inserts = inserts }, transaction);
                }

                await transaction.CommitAsync();
            }
            catch (Exception failure)
            {
                // The group shares its fate: none of it was committed, and every caller is told so.
                group.ForEach(job => job.Fail(failure));
                continue;
            }

            group.ForEach(job => Announce(job.Recorded, job.Rung));
            group.ForEach(job => job.Deliver());
        }
    }

    private async Task ServeAsync(LaneJob job, Func<SqliteDb> begin, SqliteTransaction transaction)
    {
        if (job.IsAbandoned)
        {
            return;
        }

        transaction.Save("act");
        var db = begin();
        db.Database.AutoSavepointsEnabled = false;
        await db.Database.UseTransactionAsync(transaction, stopping.Token);
        await using (var scope = Open(db))
        {
            if (await job.TryRunAsync(scope.ServiceProvider, db))
            {
                transaction.Release("act");
                return;
            }
        }

        transaction.Rollback("act");
    }
}
