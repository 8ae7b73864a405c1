using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Notes are found by what is written in them.</summary>
public sealed class NoteSearchText(RapportDb db) : ISearchText
{
    public string Kind => Note.SubjectKind;

    public string Plural => "Shared notes";

    public async Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.NoteTexts.Where(text => ids.Contains(text.NoteId))
            .Join(db.Subjects, text => text.NoteId, subject => subject.Id, (text, subject) => new { text.NoteId, subject.Title, text.Plain, text.At })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchText(row.NoteId, "Shared note", row.Title, row.Plain, row.At));
    }
}
