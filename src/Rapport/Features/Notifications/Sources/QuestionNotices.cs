using Microsoft.EntityFrameworkCore;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>What becomes of a question concerns whoever asked it.</summary>
public sealed class QuestionNotices(RapportDb db) : INoticeSource
{
    public IReadOnlyList<string> Verbs { get; } = ["question.carried", "question.declined", "question.reopened"];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var ids = acts.Select(act => act.SubjectId).Distinct().ToList();
        var askers = await db.Questions.Where(question => ids.Contains(question.Id)).ToDictionaryAsync(question => question.Id, question => question.AuthorId, cancellationToken);
        return [.. acts.Select(act => new NoticeDraft(act, NoticeKind.Question, askers[act.SubjectId], act.SubjectId))];
    }
}
