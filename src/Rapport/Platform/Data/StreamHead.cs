using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rapport.Platform.Data;

/// <summary>The last number given out in a stream. One row for each event, and one for each space.</summary>
public sealed class StreamHead
{
    private StreamHead()
    {
    }

    public StreamHead(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public long LastNumber { get; private set; }

    /// <summary>Takes the next numbers of a stream; its row stays locked until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no such stream.</exception>
    internal static async Task<long> AdvanceAsync(RapportDb db, Guid stream, int count, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = "UPDATE streams SET last_number = last_number + @count WHERE id = @id RETURNING last_number";
        Add(command, "@count", count);
        Add(command, "@id", db.Dialect.Key(stream));
        return await command.ExecuteScalarAsync(cancellationToken) is long number
            ? number
            : throw new InvalidOperationException($"No stream {stream}.");
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
