namespace Rapport.Tests;

/// <summary>A second process on a world's data.</summary>
public sealed class AnotherNode(ProgramUnderTest program) : IAsyncDisposable
{
    public IServiceProvider Services => program.Services;

    public Uri Address => program.ClientOptions.BaseAddress;

    public ValueTask DisposeAsync() => program.DisposeAsync();
}
