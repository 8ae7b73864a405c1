using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <param name="PersonId">Who is signed in already; they keep their name.</param>
public sealed record JoinEventInput(string? Code, string? Name, Guid? PersonId)
{
    /// <summary>The guests that this browser was before.</summary>
    public IReadOnlyList<Guid> Earlier { get; init; } = [];
}

/// <summary>
/// Somebody takes part in an event as its guest. A guest is a person with a login like others, without e-mail address
/// and password: what they wrote stays theirs when they sign up.
/// </summary>
public sealed class JoinEvent(RapportDb db, TimeProvider time)
{
    public static readonly Problem Unknown = new("code_unknown", "That code is not in use. Please look at it again: it has six letters and digits.");

    public static readonly Problem TurnedAway = new("turned_away", "You cannot take part in this event as a guest. Please speak with somebody of its team.");

    /// <returns>The person, and whether they wait to be let in.</returns>
    public async Task<Outcome<Joined>> RunAsync(JoinEventInput input, CancellationToken cancellationToken)
    {
        var code = JoinCode.Read(input.Code);
        var @event = await db.Events.AsNoTracking().SingleOrDefaultAsync(row => row.JoinCode == code && row.Joining != Joining.Closed, cancellationToken);
        if (code is null || @event is null || @event.IsSealed)
        {
            return Unknown;
        }

        var name = PersonName.Of(input.Name);
        if (input.PersonId is null && Person.Refuse(name) is { } problem)
        {
            return problem;
        }

        // Under another name, or as another guest of the same browser.
        if (await db.IsTurnedAwayAsync([.. input.Earlier.Where(earlier => earlier != input.PersonId)], new(@event.SpaceId, @event.Id), cancellationToken))
        {
            return TurnedAway;
        }

        var personId = input.PersonId ?? AddGuest(name);
        if (input.PersonId is not null && await db.Memberships.AnyAsync(
            held => held.PersonId == personId && held.SpaceId == @event.SpaceId && (held.EventId == null || held.EventId == @event.Id), cancellationToken))
        {
            return new Joined(personId, @event.Id);
        }

        var membership = new Membership(Ids.New(time), personId, new(@event.SpaceId, @event.Id), Role.Guest, time.GetUtcNow());
        db.Add(@event.Joining == Joining.Approved ? membership.Waiting() : membership);
        var subject = await db.Subjects.SingleAsync(row => row.Id == @event.SpaceId, cancellationToken);
        db.Add(new Activity(Ids.New(time), "guest.joined", subject, personId, time.GetUtcNow()).About(personId));
        await db.SaveChangesAsync(cancellationToken);
        return new Joined(personId, @event.Id);
    }

    private Guid AddGuest(string name)
    {
        var person = new Person(Ids.New(time), name, time.GetUtcNow());
        var userName = $"guest-{person.Id:N}";
        db.Add(person);
        // Not by the identity library: it asks for an e-mail address.
        db.Add(new Login
        {
            Id = person.Id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            SecurityStamp = Secret.New(),
            ConcurrencyStamp = Secret.New(),
            LockoutEnabled = true,
        });
        return person.Id;
    }
}
