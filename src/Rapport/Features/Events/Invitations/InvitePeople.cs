using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="Site">What links begin with.</param>
public sealed record InvitePeopleInput(SubjectPlace Place, IReadOnlyList<PastedAddress> People, Role Role, Guid InviterId, Uri Site);

/// <summary>
/// Invites the people of a list. Who has an account is neither asked nor told: an invitation is a row and a message,
/// the same for every address.
/// </summary>
public sealed class InvitePeople(RapportDb db, InvitationMails mails, TimeProvider time)
{
    /// <summary>How many one person invites in a day.</summary>
    public const int DayLimit = 1_000;

    /// <returns>How many are invited now.</returns>
    public async Task<Outcome<int>> RunAsync(InvitePeopleInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.Place.SpaceId, cancellationToken);
        if (await RefuseAsync(input, cancellationToken) is { } problem)
        {
            return problem;
        }

        var now = time.GetUtcNow();
        await db.ForgetInvitationsAsync(input.Place.SpaceId, now, cancellationToken);
        var keys = input.People.Select(person => person.Key).ToList();
        var known = await db.Invitations
            .Where(row => row.SpaceId == input.Place.SpaceId && row.EventId == input.Place.EventId && row.LinkId == null && keys.Contains(row.EmailKey))
            .ToDictionaryAsync(row => row.EmailKey, cancellationToken);
        var sent = input.People.Select(person => Offer(person, known, input, now)).Where(row => !row.IsFresh(now)).ToList();
        await mails.SendAsync(sent, input.Site, cancellationToken);
        db.Add(new Activity(Ids.New(time), "people.invited", await db.SpaceSubjectAsync(input.Place.SpaceId, cancellationToken), input.InviterId, now));
        await db.SaveChangesAsync(cancellationToken);
        return input.People.Count;
    }

    private async Task<Problem?> RefuseAsync(InvitePeopleInput input, CancellationToken cancellationToken)
    {
        if (input.People.Count is 0 or > PastedList.Limit)
        {
            return input.People.Count == 0 ? InvitationProblems.Nobody : InvitationProblems.TooMany;
        }

        var since = time.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.RefuseGiverAsync(input.InviterId, input.Place, input.Role, cancellationToken)
            ?? (await db.IsSealedAsync(input.Place, cancellationToken) ? InvitationProblems.Sealed
            : await db.Invitations.CountAsync(row => row.InvitedById == input.InviterId && row.LinkId == null && row.SentAt > since, cancellationToken) + input.People.Count > DayLimit
                ? InvitationProblems.TooManyToday
            : null);
    }

    private Invitation Offer(PastedAddress person, Dictionary<string, Invitation> known, InvitePeopleInput input, DateTimeOffset now)
    {
        if (!known.TryGetValue(person.Key, out var invitation))
        {
            invitation = new Invitation(Ids.New(time), input.Place, null, person.Key);
            known[person.Key] = invitation;
            db.Add(invitation);
        }

        invitation.Offer(input.Role, input.InviterId);
        if (!invitation.IsFresh(now))
        {
            invitation.Address(person);
        }

        return invitation;
    }
}
