using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>What is captured in a session that is off the record is for the team at most, whoever says who can read it.</summary>
public static class OffRecord
{
    extension(RapportDb db)
    {
        /// <summary>Who may read something of a session that is wanted for these; null, or what is no such choice, stays for others to refuse.</summary>
        public async Task<Visibility?> WithinRulesAsync(Subject item, Visibility? wanted, CancellationToken cancellationToken) =>
            wanted is { } asked && Enum.IsDefined(asked) ? Session.Widest(await db.IsOffRecordAsync(item.SessionId, cancellationToken), asked) : wanted;

        /// <summary>Whether what is captured there is for the team alone.</summary>
        public Task<bool> IsOffRecordAsync(Guid? sessionId, CancellationToken cancellationToken) =>
            db.Sessions.AnyAsync(session => session.Id == sessionId && session.IsOffRecord, cancellationToken);

        /// <summary>
        /// Shows what somebody may not keep for themselves alone, a note or a question, to these from now on. The act holds the stream's
        /// lock and has judged that its sender may say so.
        /// </summary>
        public async Task<Outcome<Guid>> ShowSharedToAsync(Subject item, Visibility? wanted, ActPlace place, TimeProvider time, CancellationToken cancellationToken)
        {
            wanted = await db.WithinRulesAsync(item, wanted, cancellationToken);
            if ((wanted == Visibility.AuthorOnly ? ItemVisibility.Unknown : ItemVisibility.Refuse(item, wanted, place)) is { } problem)
            {
                return problem;
            }

            if (item.OwnVisibility != wanted)
            {
                db.Add(await db.ShowToAsync(Ids.New(time), item, wanted!.Value, place, time, cancellationToken));
                await db.SaveChangesAsync(cancellationToken);
            }

            return item.Id;
        }
    }
}
