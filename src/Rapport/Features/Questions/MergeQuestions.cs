using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// An editor lets one question stand with another that says the same. Both texts and all votes are kept: who voted on the
/// one and not on the other has their vote there too, until it is taken apart again.
/// </summary>
public sealed class MergeQuestions(RapportDb db, TimeProvider time)
{
    private static readonly Problem Decided = new("question_settled", "Only a question about which nothing is decided can stand with another.");

    /// <returns>The question with which it stands from now on.</returns>
    public async Task<Outcome<Guid>> RunAsync(Guid questionId, Guid intoId, ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        await db.LockStreamAsync(place.EventId, cancellationToken);
        if (await db.HeldQuestionAsync(questionId, place, cancellationToken) is not { } same || await db.HeldQuestionAsync(intoId, place, cancellationToken) is not { } into)
        {
            return QuestionRules.Unknown;
        }

        if (same.Question.MergedIntoId == intoId)
        {
            return intoId;
        }

        if (questionId == intoId || same.Question.Life != QuestionLife.Open || into.Question.Life == QuestionLife.Merged)
        {
            return Decided;
        }

        if (into.Subject.Visibility > same.Subject.Visibility)
        {
            return new Problem("question_narrower", "Not everybody who reads this question can read that one.");
        }

        await JoinAsync(same.Question, into.Question, cancellationToken);
        db.Add(new Activity(Ids.New(time), "question.merged", same.Subject, place.PersonId, time.Now()).About(intoId));
        await db.SaveChangesAsync(cancellationToken);
        return intoId;
    }

    /// <summary>They say two things after all: each stands alone, with the votes that it had.</summary>
    public async Task<Outcome<Guid>> PartAsync(Guid questionId, ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        await db.LockStreamAsync(place.EventId, cancellationToken);
        if (await db.HeldQuestionAsync(questionId, place, cancellationToken) is not ({ } same, { } subject))
        {
            return QuestionRules.Unknown;
        }

        if (same.MergedIntoId is not { } intoId)
        {
            return same.Id;
        }

        db.RemoveRange(await db.Votes.Where(vote => vote.FromId == questionId).ToListAsync(cancellationToken));
        same.Part();
        db.Add(new Activity(Ids.New(time), "question.parted", subject, place.PersonId, time.Now()).About(intoId));
        await db.SaveChangesAsync(cancellationToken);
        return same.Id;
    }

    private async Task JoinAsync(Question same, Question into, CancellationToken cancellationToken)
    {
        // What stood with it stands with the other now, each by itself, so that each can be taken apart again.
        var joined = await db.Questions.Include(question => question.Carriages).Where(question => question.MergedIntoId == same.Id).ToListAsync(cancellationToken);
        db.RemoveRange(await db.Votes.Where(vote => vote.QuestionId == same.Id && vote.FromId != null).ToListAsync(cancellationToken));
        var all = joined.Append(same).ToList();
        all.ForEach(question => question.MergeInto(into.Id));
        var ids = all.ConvertAll(question => question.Id);
        var held = await db.Votes.Where(vote => vote.QuestionId == into.Id).ToDictionaryAsync(vote => vote.PersonId, cancellationToken);
        var votes = await db.Votes.AsNoTracking().Where(vote => ids.Contains(vote.QuestionId) && vote.Choice != null && vote.FromId == null && vote.PersonId != into.AuthorId)
            .OrderBy(vote => vote.At).ThenBy(vote => vote.QuestionId).ToListAsync(cancellationToken);
        foreach (var vote in votes.Where(vote => !held.ContainsKey(vote.PersonId)))
        {
            held[vote.PersonId] = db.Add(vote.AlsoOn(into.Id)).Entity;
        }
    }
}
