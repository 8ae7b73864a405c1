namespace Rapport.Platform.Nodes;

/// <summary>What carries short messages between nodes. It may lose any of them.</summary>
public interface IBellLine
{
    /// <summary>Listens until the line breaks, which may be an exception.</summary>
    /// <param name="open">Called when it hears from now on.</param>
    Task ListenAsync(Action open, Action<string> heard, CancellationToken cancellationToken);

    Task SayAsync(string message, CancellationToken cancellationToken);
}
