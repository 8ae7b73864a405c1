using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Deals the questions of others, one at a time: those with the fewest votes first, so that a late idea is seen.</summary>
public sealed class CardReader(RapportDb db, QuestionReader questions, TimeProvider time)
{
    /// <summary>What a device holds, to go on with where there is no network.</summary>
    private const int Dealt = 50;
    private const int Limit = 2000;

    /// <summary>Why nothing is dealt; null for whoever may vote.</summary>
    public Problem? Refuse(Place place, Call? call) => QuestionRules.RefuseVotes(place.ForActs(), call, time.Now());

    /// <param name="first">The one that somebody wants to see again, whatever they said to it.</param>
    public async Task<CardsView> DealAsync(Guid eventId, Reader reader, Guid? first, CancellationToken cancellationToken)
    {
        var (self, votes) = (reader.PersonId!.Value, db.Votes);
        var rows = await db.Subjects.VisibleTo(reader)
            .Where(subject => subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.State == SubjectState.Shown)
            .Join(db.Questions.Where(question => question.AuthorId != self && question.Life == QuestionLife.Open), subject => subject.Id, question => question.Id, (_, question) => question)
            .OrderByDescending(question => question.AskedAt).ThenByDescending(question => question.Id)
            .Take(Limit)
            .Select(question => new
            {
                question.Id,
                Votes = votes.Count(vote => vote.QuestionId == question.Id && vote.Choice != null),
                IsMine = votes.Any(vote => vote.QuestionId == question.Id && vote.PersonId == self && vote.Choice != null),
            })
            .ToListAsync(cancellationToken);
        var seed = self.ToByteArray();
        var ids = rows.Where(row => !row.IsMine || row.Id == first)
            .OrderByDescending(row => row.Id == first).ThenBy(row => row.Votes).ThenBy(row => Shuffle.Place(seed, row.Id))
            .Take(Dealt).Select(row => row.Id).ToList();
        return new(await questions.ShownAsync(ids, reader, cancellationToken), rows.Count(row => row.IsMine), rows.Count);
    }
}
