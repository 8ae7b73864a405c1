namespace Rapport.Shared;

/// <summary>
/// What a slice does with operations of one kind that nobody else is told of, such as a vote: no activity records them.
/// Done twice, late or out of order they leave what was said last. It changes its rows and never saves.
/// </summary>
public interface ISilentKind
{
    /// <summary>Noun and verb, such as <c>question.vote</c>.</summary>
    string Kind { get; }

    /// <returns>Why it was refused; else null.</returns>
    Task<Problem?> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken);
}
