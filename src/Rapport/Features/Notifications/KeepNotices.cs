using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>
/// Writes what a stretch of the log means for people and moves the cursor past it, both or neither. What concerns very
/// many comes in parts, so that nobody who writes waits long; a part that is done twice is there once.
/// </summary>
public sealed class KeepNotices(RapportDb db, NoticeOptions options, TimeProvider time) : IPatientAct
{
    /// <summary>Notices in a part.</summary>
    public const int Part = 200;

    /// <summary>The last part.</summary>
    /// <returns>False when another node was there before.</returns>
    public async Task<bool> RunAsync(NoticeBatch batch, IReadOnlyList<NoticeDraft> rest, CancellationToken cancellationToken)
    {
        if (!await db.MoveCursorAsync(batch.From, batch.To, cancellationToken))
        {
            return false;
        }

        await AddAsync(rest, cancellationToken);
        return true;
    }

    /// <summary>A part before the last.</summary>
    public async Task<bool> AddAsync(IReadOnlyList<NoticeDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return false;
        }

        var acts = drafts.Select(draft => draft.Act.Id).Distinct().ToList();
        var people = drafts.Select(draft => draft.PersonId).Distinct().ToList();
        var held = await db.Notices.Where(notice => acts.Contains(notice.ActivityId) && people.Contains(notice.PersonId))
            .Select(notice => new { notice.ActivityId, notice.PersonId, notice.SubjectId }).ToListAsync(cancellationToken);
        var known = held.Select(row => (row.ActivityId, row.PersonId, row.SubjectId)).ToHashSet();
        var added = drafts.Where(draft => known.Add((draft.Act.Id, draft.PersonId, draft.SubjectId))).ToList();
        db.AddRange(added.Select(draft => new Notice(Ids.New(time), draft)));
        await ExpectAsync([.. added.Select(draft => draft.PersonId).Distinct()], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return added.Count > 0;
    }

    /// <summary>Mail only goes where its owner has proven to be.</summary>
    private async Task ExpectAsync(List<Guid> people, CancellationToken cancellationToken)
    {
        var reachable = await db.Users.Where(login => people.Contains(login.Id) && login.Email != null && login.EmailConfirmed).Select(login => login.Id).ToListAsync(cancellationToken);
        var mailings = await db.NoticeMailings.Where(mailing => reachable.Contains(mailing.PersonId)).ToDictionaryAsync(mailing => mailing.PersonId, cancellationToken);
        foreach (var person in reachable)
        {
            var mailing = mailings.GetValueOrDefault(person) ?? db.Add(new NoticeMailing(person)).Entity;
            if (!mailing.IsOff)
            {
                mailing.Expect(time.Now(), options);
            }
        }
    }
}
