using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Nobody votes on their own question, also not as who they were before.</summary>
public sealed class VotesMerge(RapportDb db) : IFollowMerge
{
    public Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        var questions = db.Questions.Where(question => question.AuthorId == from || question.AuthorId == into);
        return db.Votes.Where(vote => (vote.PersonId == from || vote.PersonId == into) && questions.Any(question => question.Id == vote.QuestionId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
