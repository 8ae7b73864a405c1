using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>Invitations to a person's address, and those that they sent or made.</summary>
public sealed class InvitationHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["invitations", "invitation_links"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var key = await db.Users.Where(login => login.Id == personId).Select(login => login.NormalizedEmail).SingleOrDefaultAsync(cancellationToken);
        var subjects = db.Subjects;
        var toThem = db.Invitations.Where(row => row.EmailKey == key).OrderBy(row => row.SentAt).ThenBy(row => row.Id)
            .Join(subjects, row => row.EventId ?? row.SpaceId, place => place.Id, (row, place) => new { Place = place.Title, row.Role, row.SentTo, row.Name, row.SentAt, row.TakenAt });
        var byThem = db.Invitations.Where(row => row.InvitedById == personId).OrderBy(row => row.SentAt).ThenBy(row => row.Id)
            .Join(subjects, row => row.EventId ?? row.SpaceId, place => place.Id, (row, place) => new { Place = place.Title, row.Role, row.SentAt });
        var links = db.InvitationLinks.Where(row => row.MadeById == personId).OrderBy(row => row.Id)
            .Join(subjects, row => row.EventId ?? row.SpaceId, place => place.Id, (row, place) => new { Place = place.Title, row.Role, row.ExpiresAt });
        return
        [
            await toThem.HoldAsync("Invitations to your e-mail address", "invitations", row => new($"{row.Role.Name()} in {row.Place}"), cancellationToken),
            await byThem.HoldAsync("Invitations that you sent", "invitations-sent", row => new($"{row.Role.Name()} in {row.Place}"), cancellationToken),
            await links.HoldAsync("Links that you made to invite people", "invitation-links", row => new($"{row.Role.Name()} in {row.Place}"), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var (id, key) = (erasure.PersonId, erasure.Email is null ? null : PastedAddress.KeyOf(erasure.Email));
        var links = db.InvitationLinks.Where(row => row.MadeById == id);
        await db.Invitations.Where(row => row.EmailKey == key || row.InvitedById == id || links.Any(link => link.Id == row.LinkId)).ExecuteDeleteAsync(cancellationToken);
        await links.ExecuteDeleteAsync(cancellationToken);
    }
}
