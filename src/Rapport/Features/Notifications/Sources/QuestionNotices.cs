using Microsoft.EntityFrameworkCore;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>What becomes of a question concerns whoever asked it, and who voted for it or was not sure.</summary>
public sealed class QuestionNotices(RapportDb db) : INoticeSource
{
    public IReadOnlyList<string> Verbs { get; } = ["question.carried", "question.declined", "question.reopened", "question.put", "question.answered", "question.followed_up"];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var ids = acts.Select(act => act.SubjectId).Distinct().ToList();
        var askers = await db.Questions.Where(question => ids.Contains(question.Id)).ToDictionaryAsync(question => question.Id, question => question.AuthorId, cancellationToken);
        var voters = (await db.Votes.Where(vote => ids.Contains(vote.QuestionId) && (vote.Choice == Choice.Yes || vote.Choice == Choice.Unsure))
            .Select(vote => new { vote.QuestionId, vote.PersonId }).ToListAsync(cancellationToken)).ToLookup(vote => vote.QuestionId, vote => vote.PersonId);
        return
        [
            .. acts.Select(act => new NoticeDraft(act, NoticeKind.Question, askers[act.SubjectId], act.SubjectId)),
            .. acts.SelectMany(act => voters[act.SubjectId].Where(voter => voter != askers[act.SubjectId]).Select(voter => new NoticeDraft(act, NoticeKind.VotedQuestion, voter, act.SubjectId))),
        ];
    }
}
