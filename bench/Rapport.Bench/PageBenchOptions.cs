namespace Rapport.Bench;

internal sealed record PageBenchOptions(int Entries, int Connections, TimeSpan Duration, int Rounds)
{
    public string? Encoding { get; init; }
    public string? Postgres { get; init; }

    /// <summary>Long enough for the compiler's second tier where the measurement is long.</summary>
    public TimeSpan WarmUp => Duration < TimeSpan.FromSeconds(3) ? Duration : TimeSpan.FromSeconds(3);
}
