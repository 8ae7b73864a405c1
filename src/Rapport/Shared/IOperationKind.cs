namespace Rapport.Shared;

/// <summary>
/// What a slice does with the operations of one kind. It adds its rows and never saves: the batch saves once, so one
/// that is refused must leave nothing behind.
/// </summary>
public interface IOperationKind
{
    /// <summary>Noun and verb, such as <c>entry.post</c>.</summary>
    string Kind { get; }

    /// <returns>The activity that records the act, or why it was refused.</returns>
    Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken);

    /// <summary>Whether what an act of this kind wrote stands beside somebody else's text, since that had come first.</summary>
    bool Competes(Activity kept) => false;
}
