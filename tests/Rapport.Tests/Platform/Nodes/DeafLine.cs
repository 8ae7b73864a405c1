using Rapport.Platform.Nodes;

namespace Rapport.Tests.Platform.Nodes;

/// <summary>Carries nothing, and knows it or not.</summary>
internal sealed class DeafLine(bool seemsOpen) : IBellLine
{
    public Task ListenAsync(Action open, Action<string> heard, CancellationToken cancellationToken)
    {
        if (seemsOpen)
        {
            open();
        }

        return Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public Task SayAsync(string message, CancellationToken cancellationToken) => Task.FromException(new IOException("The line is cut."));
}
