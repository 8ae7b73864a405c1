namespace Rapport.Platform.Data;

/// <summary>Brings the database to the shape that this program needs.</summary>
public abstract class Migrator
{
    /// <summary>The names of the migrations that were applied; empty when there was nothing to do.</summary>
    public abstract Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken);

    /// <summary>What a server does at its start: apply, or refuse to start on a database that is behind.</summary>
    /// <returns>One plain sentence when the server must not start; otherwise null.</returns>
    public abstract Task<string?> PrepareAsync(CancellationToken cancellationToken);
}
