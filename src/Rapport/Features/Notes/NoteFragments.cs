using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// Notes as live readers are told of them: by their link. A page that shows one reads that part of itself again; to send the
/// whole of a note to everybody in an event at every few words would be too much.
/// </summary>
public sealed class NoteFragments(RapportDb db) : IFragmentSource
{
    public string Kind => Note.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await db.Subjects.VisibleTo(audience).Where(subject => ids.Contains(subject.Id))
            .Join(db.Notes, subject => subject.Id, note => note.Id, (subject, note) => new { note.Id, note.SessionId, note.StartedAt, subject.Title, subject.Address })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Fragment(row.Id, Fragment.Link(row.Address, row.Title)) { At = row.StartedAt, SessionId = row.SessionId });
    }
}
