using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>What was captured in sessions, to choose from.</summary>
public sealed class EntryChoices(RapportDb db)
{
    private const int Limit = 200;

    /// <summary>The latest first, at most 200 of all the sessions together.</summary>
    public async Task<ILookup<Guid, EntryChoice>> InAsync(IReadOnlyCollection<Guid> sessions, Reader reader, CancellationToken cancellationToken)
    {
        var rows = await db.Subjects.VisibleTo(reader)
            .Where(subject => subject.Kind == Entry.SubjectKind && subject.SessionId != null && sessions.Contains(subject.SessionId.Value))
            .Join(db.Entries, subject => subject.Id, entry => entry.Id, (subject, entry) => new { subject, entry.CapturedAt })
            .OrderByDescending(row => row.CapturedAt).ThenByDescending(row => row.subject.Id).Take(Limit)
            .Select(row => new EntryChoice(row.subject.Id, row.subject.SessionId!.Value, row.CapturedAt, row.subject.Title))
            .ToListAsync(cancellationToken);
        return rows.ToLookup(entry => entry.SessionId);
    }
}
