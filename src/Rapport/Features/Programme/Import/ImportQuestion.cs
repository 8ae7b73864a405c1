namespace Rapport.Features.Programme.Import;

/// <summary>A session of the file that several sessions here could be, or one whose name or time is not the same.</summary>
public sealed record ImportQuestion(IncomingSession Session, IReadOnlyList<PresentSession> Choices)
{
    /// <summary>The answer that says: none of them, it is a new session.</summary>
    public const string New = "new";

    /// <summary>The name of its field in the form.</summary>
    public string Name => $"q{Session.Place}";

    /// <summary>What is chosen when nobody has answered yet.</summary>
    public required string Suggested { get; init; }

    /// <summary>The id of one of the choices, or <see cref="New"/>; null while it is open.</summary>
    public string? Answer { get; init; }

    public PresentSession? Chosen => Choices.FirstOrDefault(choice => choice.Id.ToString() == Answer);
}
