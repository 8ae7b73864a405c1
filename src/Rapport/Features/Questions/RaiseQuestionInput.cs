using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The body of <c>question.raise</c>.</summary>
public sealed record RaiseQuestionInput
{
    /// <summary>The session in which it came up, and which takes it up.</summary>
    public Guid Session { get; init; }

    public string? Text { get; init; }

    /// <summary>Who reads it; null for what the event starts new entries with.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>What it was made from; left out where it is not there for the sender.</summary>
    public Guid? Source { get; init; }
}
