using Rapport.Platform.Data;

namespace Rapport.Tests.Platform.Data;

/// <summary>What happens while somebody joins.</summary>
internal sealed record JoiningScript(string Name)
{
    public bool IsRefused { get; init; }

    public Func<RapportDb, Task> AtStart { get; init; } = _ => Task.CompletedTask;

    public Func<RapportDb, Task> AfterSave { get; init; } = _ => Task.CompletedTask;
}
