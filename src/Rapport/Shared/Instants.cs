namespace Rapport.Shared;

/// <summary>Instants are UTC and whole milliseconds, so that both engines give back what was put in.</summary>
public static class Instants
{
    /// <summary>The present instant in whole milliseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().Rounded();

    /// <summary>The same instant in UTC, without what is below a millisecond.</summary>
    public static DateTimeOffset Rounded(this DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
