namespace Rapport.Features.Demo;

/// <summary>Whether somebody reports from the demo while the server runs; only the <c>demo</c> command opens it.</summary>
internal sealed class DemoStage
{
    public bool IsOpen { get; private set; }

    public void Open() => IsOpen = true;
}
