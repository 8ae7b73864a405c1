using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="Site">What links begin with.</param>
public sealed record AskByLinkInput(string Token, string Email, Uri Site)
{
    /// <summary>The guests that this browser was before.</summary>
    public IReadOnlyList<Guid> Earlier { get; init; } = [];
}

/// <summary>
/// Whoever has a link that goes round, and is not signed in, has an invitation sent to an address: what comes from there
/// proves it. All is done alike for every address; one that was sent something a moment ago gets nothing more.
/// </summary>
public sealed class AskByLink(RapportDb db, Offers offers, InvitationMails mails, TimeProvider time)
{
    /// <summary>How many addresses one link sends to in a day, since strangers choose them.</summary>
    public const int DayLimit = 500;

    public async Task<Outcome<Guid>> RunAsync(AskByLinkInput input, CancellationToken cancellationToken)
    {
        var email = input.Email.Trim();
        if (AddAccount.RefuseEmail(email) is { } wrong)
        {
            return wrong;
        }

        if (await offers.SpaceAsync(input.Token, cancellationToken) is not { } space)
        {
            return InvitationProblems.Unknown;
        }

        await db.LockStreamAsync(space, cancellationToken);
        var found = await offers.FindAsync(input.Token, cancellationToken);
        if (found.IsRefused || !found.Value.IsLink)
        {
            return found.IsRefused ? found.Problem : InvitationProblems.Unknown;
        }

        if (await db.IsTurnedAwayAsync(input.Earlier, found.Value.Place, cancellationToken))
        {
            return JoinEvent.TurnedAway;
        }

        return await SendAsync(found.Value, new PastedAddress(email, ""), input.Site, cancellationToken);
    }

    private async Task<Outcome<Guid>> SendAsync(Offer link, PastedAddress person, Uri site, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.ForgetInvitationsAsync(link.Place.SpaceId, now, cancellationToken);
        var since = now - TimeSpan.FromDays(1);
        if (await db.Invitations.CountAsync(row => row.LinkId == link.Id && row.SentAt > since, cancellationToken) >= DayLimit)
        {
            return InvitationProblems.TooManyToday;
        }

        var invitation = await db.Invitations.SingleOrDefaultAsync(row => row.LinkId == link.Id && row.EmailKey == person.Key, cancellationToken);
        if (invitation is null)
        {
            invitation = new Invitation(Ids.New(time), link.Place, link.Id, person.Key);
            db.Add(invitation);
        }

        if (invitation.SentAt <= now - Invitation.Pause)
        {
            invitation.Address(person);
            invitation.Offer(link.Role, link.InviterId);
            await mails.SendAsync([invitation], site, cancellationToken);
            db.Add(new Activity(Ids.New(time), "invitation.asked", await db.SpaceSubjectAsync(link.Place.SpaceId, cancellationToken), null, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return link.Id;
    }
}
