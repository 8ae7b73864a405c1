using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>
/// The writer lane of SQLite: one connection, one act at a time. Acts that wait share one transaction, each under its
/// own savepoint, and are answered together after its commit has reached the disk. A patient act comes when no other waits,
/// and alone: whoever comes meanwhile waits for one of them at most.
/// </summary>
public sealed class SqliteActs(IServiceScopeFactory scopes, Doorbell doorbell, SqliteSource source) : Acts(scopes, doorbell), IAsyncDisposable
{
    private const int GroupLimit = 128;

    /// <summary>Groups for which a patient act waits at most: where the lane is never free, it is not to wait for ever.</summary>
    private const int Patience = 8;

    private readonly Channel<LaneJob> waiting = Channel.CreateUnbounded<LaneJob>(new() { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock starting = new();

    // Touched by the lane alone.
    private readonly Queue<LaneJob> patient = new();
    private int before;
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
        var contexts = source.Writers(connection);
        while (patient.Count > 0 || await waiting.Reader.WaitToReadAsync())
        {
            var group = Next();
            try
            {
                await using var transaction = connection.BeginTransaction(deferred: false);
                foreach (var job in group)
                {
                    await ServeAsync(job, () => Begin(contexts, inserts), transaction);
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

    private static SqliteDb Begin(PooledDbContextFactory<SqliteDb> contexts, SqliteInserts inserts)
    {
        var db = contexts.CreateDbContext();
        db.BeginWriting();
        db.Inserts = inserts;
        return db;
    }

    private List<LaneJob> Next()
    {
        var group = new List<LaneJob>();
        while (group.Count < GroupLimit && waiting.Reader.TryRead(out var job))
        {
            if (job.IsPatient)
            {
                patient.Enqueue(job);
            }
            else
            {
                group.Add(job);
            }
        }

        if (patient.Count > 0 && (group.Count == 0 || before++ >= Patience))
        {
            before = 0;
            group.Add(patient.Dequeue());
        }

        return group;
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
