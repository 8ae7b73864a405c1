using Microsoft.EntityFrameworkCore;
using Rapport.Features.Moderation;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>What editors decide concerns whoever wrote the thing, and whoever reported it.</summary>
public sealed class ModerationNotices(RapportDb db) : INoticeSource
{
    public IReadOnlyList<string> Verbs { get; } = ["subject.hidden", "subject.shown", "report.settled"];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var ids = acts.Select(act => act.SubjectId).Distinct().ToList();
        var authors = await db.Subjects.Where(subject => ids.Contains(subject.Id) && subject.AuthorId != null)
            .ToDictionaryAsync(subject => subject.Id, subject => subject.AuthorId!.Value, cancellationToken);
        var reporters = (await db.Reports.Where(report => ids.Contains(report.SubjectId) && report.ReporterId != null)
            .Select(report => new { report.SubjectId, Reporter = report.ReporterId!.Value, report.SettledAt }).ToListAsync(cancellationToken)).ToLookup(report => report.SubjectId);
        var drafts = new List<NoticeDraft>();
        foreach (var act in acts)
        {
            if (act.Verb != "report.settled" && authors.TryGetValue(act.SubjectId, out var author) && !await CameWithLettingInAsync(act, author, cancellationToken))
            {
                drafts.Add(new(act, NoticeKind.Moderated, author, act.SubjectId));
            }

            // Of what was hidden nothing is said to them, not even what it was called.
            drafts.AddRange(act.Verb switch
            {
                "report.settled" => reporters[act.SubjectId].Select(report => new NoticeDraft(act, NoticeKind.ReportLeft, report.Reporter, act.SubjectId)),
                "subject.hidden" when act.EventId is { } @event => reporters[act.SubjectId].Where(report => report.SettledAt is null)
                    .Select(report => new NoticeDraft(act, NoticeKind.ReportHeeded, report.Reporter, @event)),
                _ => [],
            });
        }

        return drafts;
    }

    /// <summary>A guest who is let in hears that, and not of each thing that they wrote while they waited.</summary>
    private async Task<bool> CameWithLettingInAsync(Activity act, Guid author, CancellationToken cancellationToken) =>
        act.Verb == "subject.shown" && await db.Memberships.AnyAsync(
            held => held.PersonId == author && held.EventId == act.EventId && held.Role == Role.Guest && held.GivenAt == act.At, cancellationToken);
}
