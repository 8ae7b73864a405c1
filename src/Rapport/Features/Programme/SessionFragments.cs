using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// Sessions as live readers are told of them: by their link. A page that shows more of the programme reads that part of
/// itself again.
/// </summary>
public sealed class SessionFragments(RapportDb db) : IFragmentSource
{
    public string Kind => Session.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await (
            from subject in db.Subjects.VisibleTo(audience)
            where ids.Contains(subject.Id)
            join session in db.Sessions on subject.Id equals session.Id
            select new { session.Id, session.Title, subject.Address, At = session.StartsAt ?? subject.CreatedAt }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Fragment(row.Id, Fragment.Link(row.Address, row.Title)) { At = row.At, SessionId = row.Id });
    }
}
