using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// A role that waits for whoever reads the mail of an address. Of the token only its hash is stored; sent again, it has
/// another one. An address has one invitation to each place, renewed each time.
/// </summary>
public sealed class Invitation
{
    public const int EmailLimit = OutgoingMail.AddressLimit;

    /// <summary>Some letters take more room in their normal form.</summary>
    public const int KeyLimit = 3 * EmailLimit;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>For somebody who asked for it just now, by a link that went round.</summary>
    public static readonly TimeSpan AskedLifetime = TimeSpan.FromHours(1);

    /// <summary>Between two messages to one address about one place.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private Invitation()
    {
    }

    public Invitation(Guid id, SubjectPlace place, Guid? linkId, string emailKey)
    {
        Id = id;
        SpaceId = place.SpaceId;
        EventId = place.EventId;
        LinkId = linkId;
        EmailKey = emailKey;
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public Guid? EventId { get; private set; }

    /// <summary>The link by which it was asked for; null where an organiser sent it.</summary>
    public Guid? LinkId { get; private set; }

    /// <summary>The address as accounts are compared by it.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>Whom the message went to: where there is an account, its owner's own spelling, which no list may show.</summary>
    public string SentTo { get; private set; } = "";

    /// <summary>As the organiser wrote it, to begin with.</summary>
    public string Name { get; private set; } = "";

    public Role Role { get; private set; }
    public Guid InvitedById { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public SubjectPlace Place => new(SpaceId, EventId);

    public bool IsOpen(DateTimeOffset now) => TakenAt is null && WithdrawnAt is null && ExpiresAt > now;

    /// <summary>Whether a message went out a moment ago that still holds.</summary>
    public bool IsFresh(DateTimeOffset now) => IsOpen(now) && SentAt > now - Pause;

    public void Offer(Role role, Guid byId) => (Role, InvitedById) = (role, byId);

    public void Address(PastedAddress person) => (SentTo, Name) = (person.Email, person.Name);

    /// <summary>What went out before is worth nothing from then on.</summary>
    public void Send(string to, byte[] tokenHash, DateTimeOffset now)
    {
        (SentTo, TokenHash, SentAt) = (to, tokenHash, now);
        (ExpiresAt, TakenAt, WithdrawnAt) = (now + (LinkId is null ? Lifetime : AskedLifetime), null, null);
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt = now;
}
