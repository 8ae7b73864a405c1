using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// Questions as live readers are told of them: by their link. A board, in each reader's own order and with their own votes,
/// reads that part of itself again.
/// </summary>
public sealed class QuestionFragments(RapportDb db) : IFragmentSource
{
    public string Kind => Question.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await db.Subjects.VisibleTo(audience).Where(subject => ids.Contains(subject.Id))
            .Join(db.Questions, subject => subject.Id, question => question.Id, (subject, question) => new { question.Id, question.Text, question.AskedAt, subject.Address })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Fragment(row.Id, Fragment.Link(row.Address, row.Text)) { At = row.AskedAt });
    }
}
