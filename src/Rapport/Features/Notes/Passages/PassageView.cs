namespace Rapport.Features.Notes.Passages;

/// <summary>A passage as one reader sees it, with what came of it.</summary>
/// <param name="Discuss">Where it is talked about.</param>
public sealed record PassageView(Guid Id, string Words, string Discuss)
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required int Generation { get; init; }
    public required string MadeBy { get; init; }

    /// <summary>In the event's time, as are all here.</summary>
    public required string MadeAt { get; init; }

    public string? ResolvedBy { get; init; }
    public string? ResolvedAt { get; init; }
    public int CommentCount { get; init; }
    public IReadOnlyList<PassageOutcome> Outcomes { get; init; } = [];

    /// <summary>Whether its words are still in the note.</summary>
    public bool IsThere { get; init; }

    /// <summary>Whether this reader may resolve and reopen it.</summary>
    public bool MayResolve { get; init; }

    public bool IsResolved => ResolvedAt is not null;

    public string CommentWords => CommentCount switch { 0 => "Comment", 1 => "1 comment", _ => $"{CommentCount} comments" };

    /// <summary>What stands at its place in the note; nothing where nothing came of it that this reader sees.</summary>
    public string Label
    {
        get
        {
            var parts = Outcomes.Select(outcome => outcome.Heading).Distinct();
            return string.Join(", ", CommentCount > 0 ? parts.Append(CommentWords) : parts);
        }
    }
}
