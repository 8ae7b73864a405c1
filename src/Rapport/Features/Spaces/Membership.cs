using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>A person's role in a space, or in one of its events only.</summary>
public sealed class Membership
{
    /// <summary>The verbs of a role that somebody was given, or that was taken from them.</summary>
    public const string Given = "role.given";
    public const string Taken = "role.taken";

    private Membership()
    {
    }

    public Membership(Guid id, Guid personId, SubjectPlace place, Role role, DateTimeOffset givenAt)
    {
        Id = id;
        PersonId = personId;
        SpaceId = place.SpaceId;
        EventId = place.EventId;
        Role = role;
        GivenAt = givenAt;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid? EventId { get; private set; }
    public Role Role { get; private set; }

    /// <summary>When this role was given; another role sets it anew.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>A guest who has not been let in, or is held again: reads as a visitor, and what they write waits.</summary>
    public bool IsWaiting { get; private set; }

    public Membership Waiting()
    {
        IsWaiting = true;
        return this;
    }

    /// <summary>When somebody on the team decided not to let this guest in, or no longer.</summary>
    public DateTimeOffset? TurnedAwayAt { get; private set; }

    /// <summary>What they write from now on waits until somebody lets them in again.</summary>
    public void Hold() => IsWaiting = true;

    public void TurnAway(DateTimeOffset at) => (IsWaiting, TurnedAwayAt) = (true, at);

    public void Become(Role role, DateTimeOffset at) => (Role, GivenAt, IsWaiting, TurnedAwayAt) = (role, at, false, null);
}
