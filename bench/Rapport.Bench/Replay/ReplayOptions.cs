namespace Rapport.Bench.Replay;

internal sealed record ReplayOptions(string File, double Speed)
{
    public int Reporters { get; init; }
    public int Batch { get; init; }
    public string? Behind { get; init; }
    public Uri? Server { get; init; }
    public string? EventPath { get; init; }
    public IReadOnlyList<string> Cookies { get; init; } = [];
    public string? Postgres { get; init; }
}
