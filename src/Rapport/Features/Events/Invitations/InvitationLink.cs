using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// A link by which any number of people take a role until it is ended. It is shown once and only its hash is stored:
/// who lost it makes another, which costs less than a link that lies readable in every backup.
/// </summary>
public sealed class InvitationLink
{
    /// <summary>What a link may give: nobody comes by one who could change or hide what others wrote.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.Member, Role.Contributor, Role.Speaker, Role.Reporter];

    private InvitationLink()
    {
    }

    public InvitationLink(Guid id, SubjectPlace place, Role role, Guid madeById, byte[] tokenHash)
    {
        Id = id;
        SpaceId = place.SpaceId;
        EventId = place.EventId;
        Role = role;
        MadeById = madeById;
        TokenHash = tokenHash;
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid? EventId { get; private set; }
    public Role Role { get; private set; }
    public Guid MadeById { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public SubjectPlace Place => new(SpaceId, EventId);

    public InvitationLink Until(DateTimeOffset at)
    {
        ExpiresAt = at;
        return this;
    }

    public void End(DateTimeOffset now) => EndedAt = now;
}
