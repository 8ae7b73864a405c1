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
    public async Task<Outcome<string>> RunAsync(CastVoteInput input, ActPlace place, CancellationToken cancellationToken)
    {
        var call = await db.CallAsync(place.EventId, place.Reader, cancellationToken);
        if (QuestionRules.RefuseVotes(place, call, time.Now()) is { } closed)
        {
            return closed;
        }

        var subject = await db.Subjects.AsNoTracking().VisibleTo(place.Reader).SingleOrDefaultAsync(
            row => row.Id == input.QuestionId && row.EventId == place.EventId && row.Kind == Question.SubjectKind, cancellationToken);
        if (subject is null)
        {
            return QuestionRules.Unknown;
        }

        if (input.Choice is { } said && !Enum.IsDefined(said))
        {
            return new Problem("choice_unknown", "A vote is yes, not sure or no.");
        }

        var question = await db.Questions.AsNoTracking().SingleAsync(row => row.Id == subject.Id, cancellationToken);
        if (QuestionRules.RefuseVoteOn(question.AuthorId, question.Life, subject.State, place.Reader) is { } refusal)
        {
            return refusal;
        }

        await SetAsync(input, place.PersonId, cancellationToken);
        return subject.Address;
    }

    private async Task SetAsync(CastVoteInput input, Guid personId, CancellationToken cancellationToken)
    {
        // Two clicks come one after the other.
        await db.LockPersonAsync(personId, cancellationToken);
        var held = await db.Votes.SingleOrDefaultAsync(row => row.QuestionId == input.QuestionId && row.PersonId == personId, cancellationToken);
        if (input.Choice is { } choice)
        {
            held ??= db.Add(new Vote(input.QuestionId, personId)).Entity;
            held.Choose(choice, time.Now());
        }
        else if (held is not null)
        {
            db.Remove(held);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
