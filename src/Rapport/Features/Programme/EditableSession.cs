using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>A session as the page for editing it shows it.</summary>
public sealed record EditableSession(Guid Id, string Title, string Address, SessionInput Input)
{
    public AbstractFormat Format { get; init; }
    public Visibility Visibility { get; init; }
    public bool IsCancelled { get; init; }

    /// <summary>Nobody wrote in it, starred it or was told of it: it can be removed.</summary>
    public bool IsUnseen { get; init; }

    public bool IsOffRecord { get; init; }
    public bool IsUnattributed { get; init; }
    public IReadOnlyList<(Guid Id, string Name, string? Account)> Speakers { get; init; } = [];
}
