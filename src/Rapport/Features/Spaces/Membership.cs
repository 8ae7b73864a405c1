using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>A person's role in a space, or in one of its events only.</summary>
public sealed class Membership
{
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
    public DateTimeOffset GivenAt { get; private set; }

    public void Become(Role role, DateTimeOffset at) => (Role, GivenAt) = (role, at);
}
