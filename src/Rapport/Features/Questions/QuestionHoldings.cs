using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>What somebody asked, and how they voted.</summary>
public sealed class QuestionHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["questions", "carriages", "votes"];

    public IReadOnlyCollection<string> Kinds => [Question.SubjectKind];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.SubjectsKnownTo(personId).Where(subject => subject.State != SubjectState.Withdrawn);
        var asked = db.Questions.Where(question => question.AuthorId == personId).OrderBy(question => question.AskedAt).ThenBy(question => question.Id)
            .Join(subjects, question => question.Id, subject => subject.Id, (question, subject) => new { question.Id, question.Text, question.AskedAt, question.Life, question.Reason, subject.Address, subject.State });
        var votes = db.Votes.Where(vote => vote.PersonId == personId && vote.Choice != null).OrderBy(vote => vote.At).ThenBy(vote => vote.QuestionId)
            .Join(subjects, vote => vote.QuestionId, subject => subject.Id, (vote, subject) => new { Question = subject.Title, subject.Address, vote.Choice, vote.At });
        var settled = db.Questions.Where(question => question.SettledById == personId).OrderBy(question => question.SettledAt).ThenBy(question => question.Id)
            .Join(subjects, question => question.Id, subject => subject.Id, (question, subject) => new { Question = subject.Title, subject.Address, question.Life, question.Reason, question.SettledAt });
        var staged = db.Carriages.Where(carriage => carriage.ById == personId || carriage.AskedById == personId || carriage.AnsweredById == personId)
            .OrderBy(carriage => carriage.At).ThenBy(carriage => carriage.QuestionId)
            .Join(subjects, carriage => carriage.QuestionId, subject => subject.Id, (carriage, subject) => new
            {
                Question = subject.Title, subject.Address, CarriedAt = carriage.ById == personId ? carriage.At : (DateTimeOffset?)null,
                AskedAt = carriage.AskedById == personId ? carriage.AskedAt : null, AnsweredAt = carriage.AnsweredById == personId ? carriage.AnsweredAt : null,
            });
        return
        [
            await asked.HoldAsync("Questions that you asked", "questions", row => new(row.Text, row.Address), cancellationToken),
            await votes.HoldAsync("Your votes", "votes", row => new($"{row.Choice!.Value.Word()}: {row.Question}", row.Address), cancellationToken),
            await settled.HoldAsync("Questions that you settled", "settled-questions", row => new(row.Question, row.Address), cancellationToken),
            await staged.HoldAsync("Questions that you carried into sessions, or said were asked or answered", "staged-questions", row => new(row.Question, row.Address), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        if (erasure.KeepsWords)
        {
            return;
        }

        await db.Votes.Where(vote => vote.PersonId == erasure.PersonId).ExecuteDeleteAsync(cancellationToken);
        await db.Questions.Where(question => question.AuthorId == erasure.PersonId)
            .ExecuteUpdateAsync(row => row.SetProperty(question => question.Text, ""), cancellationToken);
    }
}
