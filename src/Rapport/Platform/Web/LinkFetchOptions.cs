namespace Rapport.Platform.Web;

/// <summary>How far a link is followed. The defaults are what runs; tests tighten the limits and let loopback in.</summary>
public sealed record LinkFetchOptions
{
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(5);

    public int MaxBytes { get; init; } = 512 * 1024;

    public int MaxRedirects { get; init; } = 4;

    /// <summary>For a test that runs its own listener: loopback, on any port.</summary>
    public bool AllowLoopback { get; init; }
}
