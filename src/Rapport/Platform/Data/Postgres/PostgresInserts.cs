using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rapport.Shared;

namespace Rapport.Platform.Data.Postgres;

/// <summary>
/// New rows in one round trip, by statements that the connection prepares once. Activities take their numbers in it too:
/// their stream's row is locked by the statement before them, so what it holds then is theirs.
/// </summary>
internal sealed class PostgresInserts(NpgsqlTransaction transaction) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<InsertShape, string> Statements = new();

    private readonly NpgsqlBatch batch = new(transaction.Connection, transaction);
    private readonly List<Activity[]> streams = [];
    private int count;

    public ValueTask DisposeAsync() => batch.DisposeAsync();

    public void Add(IReadOnlyList<(InsertShape Shape, object Row)> rows)
    {
        foreach (var (shape, row) in rows)
        {
            Add(shape, shape.Sql, row);
        }
    }

    public void AddNumbered(IReadOnlyList<(InsertShape Shape, object Row)> activities)
    {
        // Streams in one order everywhere, so that two acts never wait for each other.
        foreach (var stream in activities.GroupBy(one => ((Activity)one.Row).StreamId).OrderBy(stream => stream.Key))
        {
            var members = stream.ToList();
            Advance(stream.Key, members.Count);
            for (var index = 0; index < members.Count; index++)
            {
                var (shape, row) = members[index];
                ((Activity)row).Take(index + 1 - members.Count);
                Add(shape, Numbered(shape), row);
            }

            streams.Add([.. members.Select(one => (Activity)one.Row)]);
        }
    }

    /// <exception cref="DbUpdateException">A row was refused by the database.</exception>
    /// <exception cref="InvalidOperationException">There is no such stream.</exception>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            foreach (var stream in streams)
            {
                await NumberAsync(stream, reader, cancellationToken);
            }

            // What a later statement says is heard only when it is read.
            while (await reader.NextResultAsync(cancellationToken))
            {
            }
        }
        catch (PostgresException failure)
        {
            throw new DbUpdateException("A new row was refused by the database.", failure);
        }

        return count;
    }

    /// <summary>Until it is written, an activity's number is its distance from the last one of its act, 0 or less.</summary>
    private static async Task NumberAsync(Activity[] stream, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException($"No stream {stream[0].StreamId}.");
        }

        var last = reader.GetInt64(0);
        foreach (var activity in stream)
        {
            activity.Take(last + activity.Number);
        }

        await reader.NextResultAsync(cancellationToken);
    }

    private void Advance(Guid stream, int by)
    {
        var advance = new NpgsqlBatchCommand("UPDATE streams SET last_number = last_number + $1 WHERE id = $2 RETURNING last_number");
        advance.Parameters.Add(new NpgsqlParameter<long> { TypedValue = by });
        advance.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        batch.BatchCommands.Add(advance);
    }

    private void Add(InsertShape shape, string sql, object row)
    {
        var insert = new NpgsqlBatchCommand(sql);
        foreach (var (type, value) in shape.Types.Zip(shape.Values(row)))
        {
            insert.Parameters.Add(new NpgsqlParameter { DataTypeName = type, Value = value });
        }

        batch.BatchCommands.Add(insert);
        count++;
    }

    private static string Numbered(InsertShape activities) =>
        Statements.GetOrAdd(activities, shape => shape.SqlWith(column => column == "number"
            ? $"(SELECT last_number + {shape.Position("number")} FROM streams WHERE id = {shape.Position("stream_id")})"
            : null));
}
