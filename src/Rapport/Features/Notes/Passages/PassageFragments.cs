using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>
/// Passages as live readers are told of them: that there is something new about one, and where. A page that tells more reads that
/// part of itself again; the words may be gone from the note by then.
/// </summary>
public sealed class PassageFragments(RapportDb db) : IFragmentSource
{
    public string Kind => Passage.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await db.Subjects.VisibleTo(audience).Where(subject => ids.Contains(subject.Id))
            .Join(db.Passages, subject => subject.Id, passage => passage.Id, (subject, passage) => new { passage.Id, passage.NoteId, passage.MadeAt, subject.SessionId, subject.Address })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Fragment(row.Id, Fragment.Link(row.Address, "in the note")) { At = row.MadeAt, SessionId = row.SessionId, AboutId = row.NoteId });
    }
}
