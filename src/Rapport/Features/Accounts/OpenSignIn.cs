namespace Rapport.Features.Accounts;

/// <summary>A browser that a person is signed in with, known by the id in its cookie. Gone when the sign-in ends.</summary>
public sealed class OpenSignIn
{
    public const int DeviceLimit = 80;

    private OpenSignIn()
    {
    }

    public OpenSignIn(Guid id, Guid personId, string device, DateTimeOffset now)
    {
        Id = id;
        PersonId = personId;
        Device = device;
        CreatedAt = now;
        SeenAt = Rounded(now);
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Such as "Firefox on Android".</summary>
    public string Device { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The hour in which it was last used: when exactly is nobody's business.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    internal static DateTimeOffset Rounded(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
