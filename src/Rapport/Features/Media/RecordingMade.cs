namespace Rapport.Features.Media;

/// <summary>What was made of a recording; null for what was not.</summary>
public sealed record RecordingMade
{
    /// <summary>Small, medium and large.</summary>
    public IReadOnlyList<string>? PosterKeys { get; init; }

    public string? PlayKey { get; init; }
    public string PlayType { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public int? DurationMs { get; init; }

    public IEnumerable<string> Keys => [.. PosterKeys ?? [], .. PlayKey is { } key ? [key] : Array.Empty<string>()];
}
