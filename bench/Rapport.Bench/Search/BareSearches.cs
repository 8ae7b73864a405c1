using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rapport.Bench.Search;

internal static class BareSearches
{
    private const string Texts = "SELECT e.text, e.captured_at, p.name, s.address, s.title FROM subjects s JOIN entries e ON e.id = s.id JOIN people p ON p.id = e.author_id WHERE s.id = @id AND s.state = 0 AND s.visibility <= 0";

    public static async Task<IBareSearch> SqliteAsync(string file, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        const string Found = "SELECT s.id FROM search_words w CROSS JOIN search_rows r ON r.number = w.rowid CROSS JOIN subjects s ON s.id = r.subject_id WHERE w.search_words MATCH @match AND s.state = 0 AND s.visibility <= 0 ORDER BY w.rowid DESC LIMIT @limit";
        return new BareSearch(connection, "SQLite", _ => Found, Texts, (query, inTitle) =>
        {
            var words = string.Join(" AND ", query.Split(' ').Select(word => $"\"{word}\"")) + "*";
            return inTitle ? $"title : ({words})" : $"{{title body}} : ({words}) NOT title : ({words})";
        });
    }

    public static async Task<IBareSearch> PostgresAsync(string settings, CancellationToken cancellationToken)
    {
        // Not prepared: a plan for any word at all reads the whole index for the rare ones.
        var connection = new NpgsqlConnection(settings);
        await connection.OpenAsync(cancellationToken);
        await using (var analyze = new NpgsqlCommand("ANALYZE", connection))
        {
            // As autovacuum would within a minute.
            await analyze.ExecuteNonQueryAsync(cancellationToken);
        }

        return new BareSearch(
            connection,
            "PostgreSQL",
            inTitle => $"SELECT s.id FROM search_rows r JOIN subjects s ON s.id = r.subject_id WHERE {(inTitle ? "r.title @@ @match::tsquery" : "r.words @@ @match::tsquery AND NOT r.title @@ @match::tsquery")} AND s.state = 0 AND s.visibility <= 0 ORDER BY r.number DESC LIMIT @limit",
            Texts,
            (query, _) => string.Join(" & ", query.Split(' ').Select(word => $"'{word}'")) + ":*");
    }
}
