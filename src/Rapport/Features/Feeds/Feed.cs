namespace Rapport.Features.Feeds;

/// <summary>What a feed is of.</summary>
/// <param name="Address">Of its page, from the root.</param>
/// <param name="Site">What links begin with.</param>
internal sealed record Feed(Guid Id, string Title, string Address, Uri Site)
{
    public string Subtitle { get; init; } = "";

    /// <summary>When a feed without entries was last changed.</summary>
    public DateTimeOffset BegunAt { get; init; }
}
