using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>A question as one reader sees it.</summary>
public sealed record QuestionLine(Guid Id, string Text, Guid AuthorId, string Author, DateTimeOffset AskedAt)
{
    public string Address { get; init; } = "";

    /// <summary>What was asked for it itself.</summary>
    public Visibility Own { get; init; }

    /// <summary>The page of whoever asked, where they chose to have one that this reader may see.</summary>
    public string? AuthorAddress { get; init; }

    /// <summary>Whoever asked has no account.</summary>
    public bool IsGuest { get; init; }

    public Guid SpaceId { get; init; }

    public QuestionLife Life { get; init; }

    public Origin Origin { get; init; }

    public bool IsNameless { get; init; }

    public bool IsPinned { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>What editors put it under; empty where nobody did.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The question that says the same, with which it stands; null for one that stands for itself.</summary>
    public SameLine? StandsWith { get; init; }

    /// <summary>Those that say the same and stand with it.</summary>
    public IReadOnlyList<SameLine> Same { get; init; } = [];

    /// <summary>The sessions that take it up.</summary>
    public IReadOnlyList<CarriageLine> Carriages { get; init; } = [];

    /// <summary>Where somebody came back to it afterwards; null where nobody did, or not for this reader.</summary>
    public string? FollowUpAddress { get; init; }

    /// <summary>Where what it was made from stands; null where this reader sees nothing of that.</summary>
    public string? SourceAddress { get; init; }

    public string Reason { get; init; } = "";
    public bool IsEdited { get; init; }
    public int Comments { get; init; }
    public SubjectState State { get; init; }

    /// <summary>Why it was hidden; for its author.</summary>
    public string? HiddenReason { get; init; }

    /// <summary>The reader's own vote.</summary>
    public Choice? Mine { get; init; }

    /// <summary>For editors only.</summary>
    public Tally? Tally { get; init; }

    /// <summary>What is said of who asked, after their name: it is not told where the name is not.</summary>
    public string AskerMark => (IsGuest && !IsNameless ? ", guest" : "") + (Origin == Origin.Afar && !IsNameless ? ", from afar" : "");

    public string CommentWords => Comments == 1 ? "1 comment" : $"{Comments} comments";
}
