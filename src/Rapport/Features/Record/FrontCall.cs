namespace Rapport.Features.Record;

/// <summary>The call of an event as its front page shows it, with the first answers.</summary>
public sealed record FrontCall(string Text, string Address, bool IsOpen, int Count, IReadOnlyList<AskedLine> Answers)
{
    /// <summary>When it opens, in words; null where it has been open.</summary>
    public string? Opens { get; init; }
}
