using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>Finds what a token offers, or says why it offers nothing. Looking changes nothing.</summary>
public sealed class Offers(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Offer>> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(token);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        var link = invitation is null ? await db.InvitationLinks.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken) : null;
        var (now, place) = (time.GetUtcNow(), invitation?.Place ?? link?.Place ?? default);
        if (invitation is null && link is null)
        {
            return InvitationProblems.Unknown;
        }

        var problem = invitation?.TakenAt is not null ? InvitationProblems.Taken
            : (invitation?.WithdrawnAt ?? link?.EndedAt) is not null ? InvitationProblems.Withdrawn
            : (invitation?.ExpiresAt ?? link!.ExpiresAt) <= now ? InvitationProblems.Late
            : await db.IsSealedAsync(place, cancellationToken) ? InvitationProblems.Sealed
            : null;
        if (problem is not null)
        {
            return problem;
        }

        var (role, by) = (invitation?.Role ?? link!.Role, invitation?.InvitedById ?? link!.MadeById);
        return await db.RefuseGiverAsync(by, place, role, cancellationToken) is not null
            ? InvitationProblems.Void
            : await OfferAsync(new(invitation?.Id ?? link!.Id, place, role, by, invitation?.SentTo, invitation?.Name ?? "", "", "", ""), cancellationToken);
    }

    /// <summary>The space in which a token offers something, also where it is over by now.</summary>
    public async Task<Guid?> SpaceAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(token);
        return await db.Invitations.Where(row => row.TokenHash == hash).Select(row => (Guid?)row.SpaceId).SingleOrDefaultAsync(cancellationToken)
            ?? await db.InvitationLinks.Where(row => row.TokenHash == hash).Select(row => (Guid?)row.SpaceId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The account of the mailbox that the token came from. Of one that only counts as the same here, the token proves
    /// nothing: its owner signs in.
    /// </summary>
    public async Task<Recipient> RecipientAsync(Offer offer, CancellationToken cancellationToken)
    {
        if (offer.SentTo is not { } email)
        {
            return new(null, MustSignIn: true);
        }

        var key = PastedAddress.KeyOf(email);
        var login = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == key, cancellationToken);
        return login is null ? new(null, MustSignIn: false)
            : string.Equals(login.Email, email, StringComparison.Ordinal) ? new(login.Id, MustSignIn: false)
            : new(null, MustSignIn: true);
    }

    private async Task<Offer> OfferAsync(Offer offer, CancellationToken cancellationToken)
    {
        var id = offer.Place.EventId ?? offer.Place.SpaceId;
        var place = await db.Subjects.Where(row => row.Id == id).Select(row => new { row.Title, row.Address }).SingleAsync(cancellationToken);
        var inviter = await db.People.Where(row => row.Id == offer.InviterId).Select(row => row.Name).SingleAsync(cancellationToken);
        return offer with { Title = place.Title, Address = place.Address, Inviter = inviter };
    }
}
