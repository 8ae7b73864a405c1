namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>
/// Lets one device go on sending what its owner wrote in one event after the log-in has run out. A revoked one stays, so
/// that it can be told from one that never was.
/// </summary>
public sealed class DeviceKey
{
    private DeviceKey()
    {
    }

    public DeviceKey(Guid id, Guid personId, Guid eventId, string device, DateTimeOffset now)
    {
        (Id, PersonId, EventId, Device, CreatedAt, SeenAt) = (id, personId, eventId, device, now, OpenSignIn.Rounded(now));
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid EventId { get; private set; }

    /// <summary>Such as "Firefox on Android".</summary>
    public string Device { get; private set; } = "";

    /// <summary>SHA-256 of the token. It also proves what is handed over from another device.</summary>
    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The hour in which it was last used.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public DeviceKey OpenedBy(byte[] tokenHash)
    {
        TokenHash = tokenHash;
        return this;
    }
}
