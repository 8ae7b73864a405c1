using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rapport.Shared;

namespace Rapport.Platform.Data.Postgres;

/// <summary>
/// New rows in one round trip, by one statement for all of a table, which takes a list for each column and is prepared
/// once. Activities take their numbers in it too: their stream's row is locked by the statement before them, so what it
/// holds then is theirs.
/// </summary>
internal sealed class PostgresInserts(NpgsqlTransaction transaction) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(InsertShape, bool IsNumbered), string> Statements = new();

    private readonly NpgsqlBatch batch = new(transaction.Connection, transaction);
    private readonly List<Activity[]> streams = [];
    private int count;

    public ValueTask DisposeAsync() => batch.DisposeAsync();

    public void Add(IReadOnlyList<(InsertShape Shape, object Row)> rows)
    {
        // What refers to another row stands in a later table, so tables come in the order of their first row.
        foreach (var table in rows.GroupBy(one => one.Shape, one => one.Row))
        {
            Add(table.Key, isNumbered: false, [.. table]);
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
                ((Activity)members[index].Row).Take(index + 1 - members.Count);
            }

            Add(members[0].Shape, isNumbered: true, members.ConvertAll(one => one.Row));
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

    private void Add(InsertShape shape, bool isNumbered, List<object> rows)
    {
        var insert = new NpgsqlBatchCommand(Statements.GetOrAdd((shape, isNumbered), _ => Statement(shape, isNumbered)));
        var values = rows.ConvertAll(row => shape.Values(row).ToArray());
        for (var column = 0; column < shape.Types.Count; column++)
        {
            insert.Parameters.Add(new NpgsqlParameter { DataTypeName = shape.Types[column] + "[]", Value = Listed(values, column) });
        }

        batch.BatchCommands.Add(insert);
        count += rows.Count;
    }

    /// <summary>A column of the rows as an array of its own type; of nothing but nulls, a null, which reads as so many.</summary>
    private static object Listed(List<object[]> rows, int column)
    {
        if (rows.Find(row => row[column] is not DBNull)?[column].GetType() is not { } type)
        {
            return DBNull.Value;
        }

        var list = Array.CreateInstance(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, rows.Count);
        for (var index = 0; index < rows.Count; index++)
        {
            list.SetValue(rows[index][column] is DBNull ? null : rows[index][column], index);
        }

        return list;
    }

    private static string Statement(InsertShape shape, bool isNumbered)
    {
        var names = string.Join(", ", shape.Names);
        var taken = shape.Names.Select(name => isNumbered && name == "\"number\"" ? "(SELECT last_number FROM streams WHERE id = stream_id) + \"number\"" : name);
        var lists = shape.Types.Select((type, index) => $"${index + 1}::{type}[]");
        return $"INSERT INTO {shape.Table} ({names}) SELECT {string.Join(", ", taken)} FROM unnest({string.Join(", ", lists)}) AS fresh ({names})";
    }
}
