namespace Rapport.Features.Programme.Import;

/// <summary>What an import does to one session that is here.</summary>
/// <param name="Incoming">How the file states it; null when the file no longer has it.</param>
public sealed record SessionChange(PresentSession Present, IncomingSession? Incoming)
{
    public SessionShape Before => Present.Shape;

    public SessionShape After => Incoming?.Shape ?? Before with { IsCancelled = true };

    public IReadOnlyList<string> Words => [.. After.DifferencesFrom(Before)];

    /// <summary>The name of the act in the log: what matters most of it.</summary>
    public string Verb =>
        After.IsCancelled != Before.IsCancelled ? After.IsCancelled ? "session.cancelled" : "session.reinstated"
        : After.Title != Before.Title ? "session.renamed"
        : After.Wall != Before.Wall || After.Room != Before.Room ? "session.moved"
        : "session.changed";
}
