namespace Rapport.Features.Programme;

/// <summary>What a session is about, apart from when and where.</summary>
public sealed record SessionDescription(string Title)
{
    public string Subtitle { get; init; } = "";
    public string Abstract { get; init; } = "";
    public AbstractFormat AbstractFormat { get; init; }
    public SessionKind Kind { get; init; }
    public string Track { get; init; } = "";
    public string Language { get; init; } = "";
    public string Url { get; init; } = "";
}
