namespace Rapport.Shared;

/// <summary>The present words of a subject, plain, and what a result says of it.</summary>
/// <param name="Kind">What it is to readers: "Session", "Quote".</param>
/// <param name="Title">Found before the rest; empty where it has none.</param>
/// <param name="Body">Everything else that is written in it.</param>
/// <param name="At">When it is or was: a session's start, an entry's moment.</param>
public sealed record SearchText(Guid Id, string Kind, string Title, string Body, DateTimeOffset At)
{
    /// <summary>Names that it is found by too: who speaks, who said it.</summary>
    public string Names { get; init; } = "";

    /// <summary>Whom a result names.</summary>
    public string By { get; init; } = "";

    /// <summary>The account or the speaker that the name is of, where it is of one alone.</summary>
    public Guid? ById { get; init; }
}
