using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>Entries are found by all that they show: words, title, what a photo shows, where a link leads, who said it.</summary>
public sealed class EntrySearchText(RapportDb db) : ISearchText
{
    public string Kind => Entry.SubjectKind;

    public string Plural => "Entries";

    public async Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions;
        var rows = await db.Entries.Where(entry => ids.Contains(entry.Id))
            .Join(db.People, entry => entry.AuthorId, person => person.Id, (entry, person) => new
            {
                entry.Id,
                entry.Kind,
                entry.Content,
                entry.CapturedAt,
                person.Name,
                // One row is for all who search, so what only the team may know is not in it.
                IsUnattributed = entry.Kind == EntryKind.Quote && sessions.Any(session => session.Id == entry.SessionId && session.IsUnattributed),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchText(row.Id, row.Kind.ToString(), row.Content.Title, Body(row.Content), row.CapturedAt)
        {
            Names = row.IsUnattributed ? "" : row.Content.Who,
            By = row.Content.Who.Length > 0 && !row.IsUnattributed ? row.Content.Who : row.Name,
        });
    }

    private static string Body(EntryContent content) => string.Join(' ', new[]
    {
        Markup.ToPlainText(content.Text, EntryContent.ArticleLimit), PlainText.Clean(content.Alt), content.Url,
    }.Where(part => part.Length > 0));
}
