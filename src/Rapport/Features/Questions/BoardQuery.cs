namespace Rapport.Features.Questions;

/// <param name="Seed">What shuffles the questions for one reader; the same seed gives the same order.</param>
/// <param name="Page">From 1 on.</param>
public sealed record BoardQuery(Guid EventId, BoardOrder Order, byte[] Seed, int Page)
{
    /// <summary>The theme that it is narrowed to; null for all.</summary>
    public string? Theme { get; init; }
}
