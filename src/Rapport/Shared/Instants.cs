namespace Rapport.Shared;

/// <summary>Instants are UTC and whole milliseconds, so that both engines give back what was put in.</summary>
public static class Instants
{
    extension(TimeProvider time)
    {
        /// <summary>The present instant in whole milliseconds.</summary>
        public DateTimeOffset Now() => time.GetUtcNow().Rounded();
    }

    extension(DateTimeOffset instant)
    {
        /// <summary>The same instant in UTC, without what is below a millisecond.</summary>
        public DateTimeOffset Rounded() => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
