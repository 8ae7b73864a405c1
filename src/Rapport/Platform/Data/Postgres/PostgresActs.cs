using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rapport.Platform.Data.Postgres;

/// <summary>
/// Acts on PostgreSQL run side by side, each in its own transaction; one that lost a race runs again from its start.
/// </summary>
public sealed class PostgresActs(IServiceScopeFactory scopes, Doorbell doorbell, PostgresSource source) : Acts(scopes, doorbell)
{
    private const int Attempts = 4;

    public override async Task<T> RunAsync<TAct, T>(Func<TAct, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(run, cancellationToken);
            }
            catch (Exception failure) when (attempt < Attempts && IsLostRace(failure))
            {
                // A new scope and a new snapshot: the act now sees the row that it clashed with.
            }
        }
    }

    private async Task<T> RunOnceAsync<TAct, T>(Func<TAct, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
        where TAct : notnull
    {
        var db = source.Write();
        await using var scope = Open(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var answer = await run(scope.ServiceProvider.GetRequiredService<TAct>(), cancellationToken);
        if (IsRefused(answer))
        {
            return answer;
        }

        await transaction.CommitAsync(CancellationToken.None);
        Announce(db.Recorded, db.Rung);
        return answer;
    }

    // Another act's row with the same key, or what this one points to went meanwhile, as a guest does who becomes an account.
    private static bool IsLostRace(Exception failure) =>
        failure is DbUpdateConcurrencyException
        || ((failure as DbException ?? failure.InnerException as DbException) is { } cause
            && cause.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation);
}
