using System.Data.Common;

namespace Rapport.Bench.Search;

/// <summary>What both engines share; the statements are each engine's own.</summary>
internal sealed class BareSearch(DbConnection connection, string name, Func<bool, string> found, string texts, Func<string, bool, string> match) : IBareSearch
{
    private const int Limit = 501;
    private const int Page = 20;

    public string Name => name;

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM search_rows";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<int> FindAsync(string query, CancellationToken cancellationToken)
    {
        var ids = new List<object>();
        foreach (var inTitle in new[] { true, false })
        {
            await using var command = Command(found(inTitle), ("@match", match(query, inTitle)), ("@limit", Limit - ids.Count));
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                ids.Add(rows.GetValue(0));
            }
        }

        foreach (var id in ids.Take(Page))
        {
            await using var command = Command(texts, ("@id", id));
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            if (!await row.ReadAsync(cancellationToken) || row.GetString(0).Length == 0)
            {
                throw new BenchFailure("A row that was found has no text.");
            }
        }

        return ids.Count;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of this bench's own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (parameterName, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (parameterName, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
