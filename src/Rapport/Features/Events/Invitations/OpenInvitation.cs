using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>An invitation that nobody has taken, as its list shows it to those who may invite.</summary>
/// <param name="Email">Made from what was pasted, never from an account.</param>
public sealed record OpenInvitation(Guid Id, string Email, string Name, string Place, Role Role, string Inviter, DateTimeOffset ExpiresAt, bool IsLate)
{
    private const int Limit = 500;

    public static async Task<IReadOnlyList<OpenInvitation>> ReadAsync(RapportDb db, SubjectPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in db.OpenInvitations(place)
            join ground in db.Subjects on row.EventId ?? row.SpaceId equals ground.Id
            join inviter in db.People on row.InvitedById equals inviter.Id
            orderby row.SentAt descending, row.EmailKey, row.Id
            select new { row.Id, row.EmailKey, row.Name, ground.Title, row.Role, Inviter = inviter.Name, row.ExpiresAt }).Take(Limit).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new OpenInvitation(row.Id, row.EmailKey.ToLowerInvariant(), row.Name, row.Title, row.Role, row.Inviter, row.ExpiresAt, row.ExpiresAt <= now));
    }
}
