using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>
/// FTS5 without the texts themselves: they are read from their own rows when a result is shown. Words are cut and folded
/// before they come here, so its tokeniser only parts them at the blanks.
/// </summary>
internal sealed class SqliteSearch : SearchIndex
{
    public override string Tables => """
        CREATE TABLE IF NOT EXISTS search_rows (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            subject_id BLOB NOT NULL UNIQUE REFERENCES subjects (id) ON DELETE CASCADE);
        CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5 (
            title, body, space, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
        CREATE TRIGGER IF NOT EXISTS search_rows_gone AFTER DELETE ON search_rows
            BEGIN DELETE FROM search_words WHERE rowid = old.number; END;
        """;

    public override async Task PutAsync(RapportDb db, IReadOnlyList<SearchRow> rows, CancellationToken cancellationToken)
    {
        await using var number = Command(db, "INSERT INTO search_rows (subject_id) VALUES ($id) ON CONFLICT (subject_id) DO UPDATE SET subject_id = excluded.subject_id RETURNING number", "$id");
        await using var words = Command(db, "INSERT OR REPLACE INTO search_words (rowid, title, body, space) VALUES ($number, $title, $body, $space)", "$number", "$title", "$body", "$space");
        foreach (var row in rows)
        {
            number.Parameters[0].Value = db.Dialect.Key(row.SubjectId);
            words.Parameters[0].Value = await number.ExecuteScalarAsync(cancellationToken);
            words.Parameters[1].Value = string.Join(' ', row.Title);
            words.Parameters[2].Value = string.Join(' ', row.Body);
            words.Parameters[3].Value = Space(row.SpaceId);
            await words.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override async Task RemoveAsync(RapportDb db, IReadOnlyList<Guid> subjects, CancellationToken cancellationToken)
    {
        await using var remove = Command(db, "DELETE FROM search_rows WHERE subject_id = $id", "$id");
        foreach (var subject in subjects)
        {
            remove.Parameters[0].Value = db.Dialect.Key(subject);
            await remove.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override IQueryable<SearchHit> Find(RapportDb db, Guid spaceId, SearchTerms terms, bool inTitle)
    {
        // Each word stands in quotes and holds none.
        var words = string.Join(" AND ", terms.Words.Select((word, place) => $"\"{word}\"{(place == terms.Words.Count - 1 ? "*" : "")}"));
        var match = inTitle
            ? $"space : {Space(spaceId)} AND title : ({words})"
            : $"(space : {Space(spaceId)} AND {{title body}} : ({words})) NOT title : ({words})";
        return Matching(db, match);
    }

    public override IQueryable<SearchHit> FindAny(RapportDb db, Guid spaceId, IReadOnlyList<string> words)
    {
        var match = $"space : {Space(spaceId)} AND title : ({string.Join(" OR ", words.Select(word => $"\"{word}\""))})";
        return Matching(db, match);
    }

    private static IQueryable<SearchHit> Matching(RapportDb db, string match) => db.Set<SearchHit>().FromSqlInterpolated(
        $"SELECT r.subject_id, w.rowid AS number FROM search_words AS w CROSS JOIN search_rows AS r ON r.number = w.rowid WHERE w.search_words MATCH {match}");

    private static string Space(Guid id) => $"s{id:N}";

    private static DbCommand Command(RapportDb db, string sql, params string[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
