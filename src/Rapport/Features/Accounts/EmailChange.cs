namespace Rapport.Features.Accounts;

/// <summary>A wish to sign in with another address, which counts once its link is opened from there. Only the token's hash is stored.</summary>
public sealed class EmailChange
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private EmailChange()
    {
    }

    public EmailChange(Guid id, Guid personId, string email, byte[] tokenHash, DateTimeOffset expiresAt)
    {
        Id = id;
        PersonId = personId;
        Email = email;
        TokenHash = tokenHash;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Email { get; private set; } = "";
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
}
