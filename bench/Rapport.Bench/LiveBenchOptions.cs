namespace Rapport.Bench;

internal sealed record LiveBenchOptions(int Readers, double Rate, TimeSpan Duration)
{
    /// <summary>Whether the bare loop is measured too.</summary>
    public bool IsBeside { get; init; }

    public string? Postgres { get; init; }

    public int Events => Math.Max(1, (int)(Rate * Duration.TotalSeconds));

    public TimeSpan Settling { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the last reads are waited for.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);
}
