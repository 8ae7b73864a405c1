namespace Rapport.Features.Notifications;

/// <summary>What somebody is told of. The numbers are stored.</summary>
public enum NoticeKind
{
    /// <summary>Somebody commented on what they wrote.</summary>
    Comment = 0,

    /// <summary>Somebody answered their comment.</summary>
    Answer = 1,

    /// <summary>Their question was carried, declined or opened again.</summary>
    Question = 2,

    /// <summary>Something of theirs was hidden, or shown again.</summary>
    Moderated = 3,

    /// <summary>An editor left what they reported.</summary>
    ReportLeft = 4,

    /// <summary>An editor took what they reported out of sight.</summary>
    ReportHeeded = 5,

    /// <summary>They were given a role, or lost one.</summary>
    Role = 6,

    /// <summary>A guest was let in.</summary>
    LetIn = 7,

    /// <summary>A release changed a session that they starred or speak at.</summary>
    Programme = 8,

    /// <summary>A question that they voted for was carried, declined, asked, answered or followed up.</summary>
    VotedQuestion = 9,
}
