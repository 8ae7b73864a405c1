using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="PersonId">Who is signed in; null where the token must say who takes it.</param>
/// <param name="Name">For somebody who has no account yet.</param>
public sealed record TakeInvitationInput(string Token, Guid? PersonId, string? Name)
{
    /// <summary>The guests that this browser was before.</summary>
    public IReadOnlyList<Guid> Earlier { get; init; } = [];
}

/// <summary>Somebody takes the role that they were invited to. Who has a higher one keeps it.</summary>
public sealed class TakeInvitation(RapportDb db, Offers offers, AddAccount add, TimeProvider time)
{
    public async Task<Outcome<TakenInvitation>> RunAsync(TakeInvitationInput input, CancellationToken cancellationToken)
    {
        if (await offers.SpaceAsync(input.Token, cancellationToken) is not { } space)
        {
            return InvitationProblems.Unknown;
        }

        // Looked at under the space's lock: nobody takes it twice, and its giver does not lose the power meanwhile.
        await db.LockStreamAsync(space, cancellationToken);
        var found = await offers.FindAsync(input.Token, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        var (offer, now) = (found.Value, time.GetUtcNow());
        // A link goes round; who was turned away comes back by a word of the team alone.
        if (offer.IsLink && await db.IsTurnedAwayAsync([.. input.Earlier, input.PersonId ?? Guid.Empty], offer.Place, cancellationToken))
        {
            return JoinEvent.TurnedAway;
        }

        var person = await PersonAsync(offer, input, cancellationToken);
        if (person.IsRefused)
        {
            return person.Problem;
        }

        if (!offer.IsLink)
        {
            await db.Invitations.Where(row => row.Id == offer.Id).ExecuteUpdateAsync(row => row.SetProperty(own => own.TakenAt, now), cancellationToken);
        }

        if (!(await db.RoleAsync(person.Value.Id, offer.Place.SpaceId, offer.Place.EventId, cancellationToken) >= offer.Role))
        {
            db.Give(await db.MembershipAsync(person.Value.Id, offer.Place, cancellationToken), person.Value.Id, offer.Place, offer.Role, time);
        }

        db.Add(new Activity(Ids.New(time), "invitation.taken", await db.SpaceSubjectAsync(space, cancellationToken), person.Value.Id, now).About(person.Value.Id));
        await db.SaveChangesAsync(cancellationToken);
        return new TakenInvitation(person.Value.Id, person.Value.IsNew, offer.Address);
    }

    private async Task<Outcome<(Guid Id, bool IsNew)>> PersonAsync(Offer offer, TakeInvitationInput input, CancellationToken cancellationToken)
    {
        if (input.PersonId is { } signedIn)
        {
            return (signedIn, false);
        }

        var recipient = await offers.RecipientAsync(offer, cancellationToken);
        if (recipient.MustSignIn)
        {
            return InvitationProblems.SignInFirst;
        }

        if (recipient.PersonId is { } known)
        {
            await db.ConfirmEmailAsync(known, cancellationToken);
            return (known, false);
        }

        var added = await add.RunAsync(new AddAccountInput(offer.SentTo!, input.Name ?? "") { IsConfirmed = true }, cancellationToken);
        return added.IsRefused ? added.Problem : (added.Value.Id, true);
    }
}
