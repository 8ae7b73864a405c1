using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>
/// Writes new rows by statements that are prepared once for the lane's connection. EF makes and prepares one for every
/// row on this engine, which took three quarters of the lane's time.
/// </summary>
internal sealed class SqliteInserts(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<InsertShape, SqliteCommand> commands = [];

    /// <exception cref="DbUpdateException">A row was refused by the database.</exception>
    public int Write(IReadOnlyList<(InsertShape Shape, object Row)> rows, SqliteTransaction transaction)
    {
        try
        {
            foreach (var (shape, row) in rows)
            {
                Write(For(shape), shape.Values(row), transaction);
            }
        }
        catch (SqliteException failure)
        {
            throw new DbUpdateException("A new row was refused by the database.", failure);
        }

        return rows.Count;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }
    }

    private static void Write(SqliteCommand command, IEnumerable<object> values, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        var position = 0;
        foreach (var value in values)
        {
            command.Parameters[position++].Value = value;
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand For(InsertShape shape)
    {
        if (commands.TryGetValue(shape, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
        var parameters = shape.Names.Select((_, index) => $"${index + 1}").ToList();
        command.CommandText = $"INSERT INTO {shape.Table} ({string.Join(", ", shape.Names)}) VALUES ({string.Join(", ", parameters)})";
        command.Parameters.AddRange(parameters.Select(name => new SqliteParameter(name, null)));
        return commands[shape] = command;
    }
}
