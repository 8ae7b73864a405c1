using Microsoft.EntityFrameworkCore;
using Rapport.Features.Moderation.TakeDowns;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>What somebody reported or wanted taken down, and what was reported and hidden of theirs.</summary>
public sealed class ModerationHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["reports", "take_downs"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.SubjectsKnownTo(personId);
        var made = db.Reports.Where(report => report.ReporterId == personId).OrderBy(report => report.At).ThenBy(report => report.Id)
            .Join(subjects, report => report.SubjectId, subject => subject.Id, (report, subject) => new { subject.Address, report.Reason, report.At, report.SettledAt });
        // Not by whom and not why: that is the reporter's.
        var about = db.Reports.Join(subjects.Where(subject => subject.AuthorId == personId), report => report.SubjectId, subject => subject.Id, (report, subject) => new { report.Id, subject.Title, subject.Address, report.At, report.SettledAt })
            .OrderBy(row => row.At).ThenBy(row => row.Id);
        var settled = db.Reports.Where(report => report.SettledById == personId).OrderBy(report => report.SettledAt).ThenBy(report => report.Id)
            .Join(subjects, report => report.SubjectId, subject => subject.Id, (report, subject) => new { subject.Title, subject.Address, report.SettledAt });
        var hidden = subjects.Where(subject => subject.AuthorId == personId && subject.State == SubjectState.Hidden).OrderBy(subject => subject.HiddenAt).ThenBy(subject => subject.Id)
            .Select(subject => new { subject.Title, subject.Address, subject.HiddenReason, subject.HiddenAt });
        var asked = db.TakeDowns.Where(row => row.AskerId == personId).OrderBy(row => row.AskedAt).ThenBy(row => row.Id)
            .Join(db.Subjects, row => row.SubjectId, subject => subject.Id, (row, subject) => new { subject.Address, row.Words, row.AskedAt, row.Answer, row.AnswerWords, row.AnsweredAt });
        return
        [
            await made.HoldAsync("What you reported", "reports", row => new(row.Reason, row.Address), cancellationToken),
            await about.HoldAsync("What was reported of yours", "reported", row => new(row.Title, row.Address), cancellationToken),
            await settled.HoldAsync("Reports that you settled", "settled-reports", row => new(row.Title, row.Address), cancellationToken),
            await hidden.HoldAsync("What was hidden of yours", "hidden", row => new($"{row.Title}: {row.HiddenReason}", row.Address), cancellationToken),
            await asked.HoldAsync("What you asked to take down", "take-downs", row => new(row.Words, row.Address), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var reports = db.Reports.Where(report => report.ReporterId == erasure.PersonId);
        await (erasure.KeepsWords
            ? reports.ExecuteUpdateAsync(row => row.SetProperty(report => report.ReporterId, (Guid?)null), cancellationToken)
            : reports.ExecuteDeleteAsync(cancellationToken));
        // What they wanted gone is still to be looked at; nobody waits for the answer.
        await db.TakeDowns.Where(row => row.AskerId == erasure.PersonId)
            .ExecuteUpdateAsync(row => row.SetProperty(asked => asked.AskerId, (Guid?)null), cancellationToken);
    }
}
