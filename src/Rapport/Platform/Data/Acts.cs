using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// The only way to write. An act is resolved in a scope of its own whose <see cref="RapportDb"/> may save; the whole
/// act (load, check, save) is one unit: refused or failed, nothing of it stays. It is answered after the commit.
/// </summary>
public abstract class Acts(IServiceScopeFactory scopes, Doorbell doorbell)
{
    /// <summary>Runs one method of an act. Runs it again, in a new scope, where the engine asks for that.</summary>
    public abstract Task<T> RunAsync<TAct, T>(Func<TAct, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
        where TAct : notnull;

    protected static bool IsRefused<T>(T answer) => answer is IOutcome { IsRefused: true };

    protected AsyncServiceScope Open(RapportDb db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WritingDb>().Db = db;

        // A scope puts away what was asked of it: an act that is given up before it begins must not keep a connection.
        scope.ServiceProvider.GetRequiredService<RapportDb>();
        return scope;
    }

    protected void Announce(IReadOnlyList<Activity> activities, IReadOnlyList<Rung> rung)
    {
        if (activities.Count > 0)
        {
            doorbell.Ring(activities);
        }

        foreach (var one in rung)
        {
            doorbell.Ring(one);
        }
    }
}
