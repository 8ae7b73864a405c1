namespace Rapport.Features.Accounts;

/// <summary>A link that signs its person in once, within its time. Only the token's hash is stored.</summary>
public sealed class SignInLink
{
    /// <summary>For somebody who asked for it just now.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private SignInLink()
    {
    }

    public SignInLink(Guid id, Guid personId, byte[] tokenHash, DateTimeOffset expiresAt)
    {
        Id = id;
        PersonId = personId;
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>It went to the address of its person: whoever opens it shows that this is theirs.</summary>
    public bool IsMailed { get; private set; }

    public SignInLink ByMail()
    {
        IsMailed = true;
        return this;
    }
}
