namespace Rapport.Features.Questions;

/// <summary>How far a question has come in a session, as one reader sees it.</summary>
/// <param name="Title">Of the session; null where the reader may not see it.</param>
public sealed record CarriageLine(Guid SessionId, string? Title, string? Address)
{
    public DateTimeOffset? AskedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public Guid? EntryId { get; init; }

    /// <summary>Where the entry stands that answers it; null where there is none for this reader.</summary>
    public string? EntryAddress { get; init; }

    public Stage Stage => StageWords.Of(AskedAt, AnsweredAt);

    /// <summary>What is said before the session's title.</summary>
    public string Word => Stage switch
    {
        Stage.Answered => "Answered in",
        Stage.Asked => "Asked in",
        _ => "Carried into",
    };
}
