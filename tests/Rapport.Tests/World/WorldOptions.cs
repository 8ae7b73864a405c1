using Microsoft.Extensions.DependencyInjection;

namespace Rapport.Tests;

/// <summary>How a world differs from the product as it comes.</summary>
public sealed record WorldOptions
{
    /// <summary>A clock of the test's own; the machine's when none is given.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Settings as a host would give them, such as <c>Data:Folder</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether the start fails when something that is registered could not be made.</summary>
    public bool MakesEverything { get; init; }

    /// <summary>Adds or replaces parts, such as a test's own acts or a hand-written fake at the boundary.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };
}
