using Rapport.Features.Questions;

namespace Rapport.Features.Record;

/// <summary>A question as other pages name it.</summary>
public sealed record AskedLine(Guid Id, string Text, string Address, string By, int Comments)
{
    public Guid ById { get; init; }

    public Origin Origin { get; init; }

    public bool IsNameless { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>How many want to hear it.</summary>
    public int Wanted { get; init; }

    /// <summary>How far it has come in the session that names it.</summary>
    public Stage Stage { get; init; }

    /// <summary>When it came so far.</summary>
    public DateTimeOffset? StagedAt { get; init; }

    /// <summary>Where the entry stands that answers it; null where there is none for these readers.</summary>
    public string? EntryAddress { get; init; }

    /// <summary>The page of whoever asked, where they chose to have one.</summary>
    public string? ByAddress { get; init; }
}
