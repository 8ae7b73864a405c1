using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <param name="Choice">Null takes the vote back.</param>
public sealed record CastVoteInput(Guid QuestionId, Choice? Choice);

/// <summary>Somebody says to a question of another whether it should be talked about; one vote a person, the last word counts.</summary>
public sealed class CastVote(RapportDb db, TimeProvider time)
{
    /// <returns>Where the question is read.</returns>
    public async Task<Outcome<string>> RunAsync(CastVoteInput input, OperationPlace place, CancellationToken cancellationToken)
    {
        var call = await db.CallAsync(place.EventId, place.Reader, cancellationToken);
        if (QuestionRules.RefuseVoice(place, call, time.Now()) is { } closed)
        {
            return closed;
        }

        var subject = await db.Subjects.AsNoTracking().VisibleTo(place.Reader).SingleOrDefaultAsync(
            row => row.Id == input.QuestionId && row.EventId == place.EventId && row.Kind == Question.SubjectKind, cancellationToken);
        var question = subject is null ? null : await db.Questions.AsNoTracking().SingleAsync(row => row.Id == subject.Id, cancellationToken);
        if (Refuse(question, input.Choice, place.Reader) is { } refusal)
        {
            return refusal;
        }

        var self = place.PersonId;
        await db.LockPersonAsync(self, cancellationToken);
        var vote = await db.Votes.SingleOrDefaultAsync(row => row.QuestionId == input.QuestionId && row.PersonId == self, cancellationToken);
        Set(vote, input);
        await db.SaveChangesAsync(cancellationToken);
        return subject!.Address;

        void Set(Vote? held, CastVoteInput wanted)
        {
            if (wanted.Choice is { } choice)
            {
                held ??= db.Add(new Vote(wanted.QuestionId, self)).Entity;
                held.Choose(choice, time.Now());
            }
            else if (held is not null)
            {
                db.Remove(held);
            }
        }
    }

    private static Problem? Refuse(Question? question, Choice? choice, Reader reader) =>
        question is null ? QuestionRules.Unknown
        : choice is { } said && !Enum.IsDefined(said) ? new("choice_unknown", "A vote is yes, not sure or no.")
        : question.AuthorId == reader.PersonId ? new("question_own", "This is your own question: others vote on it.")
        : question.Life != QuestionLife.Open ? new("question_settled", "This question is decided, so it is not voted on any more.")
        : reader.IsWaiting ? new("guest_waiting", "You can vote as soon as somebody on the team has let you in.")
        : null;
}
