using Rapport.Shared;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>One act in the lane: run now, answered only after the commit of the group that carries it.</summary>
internal abstract class LaneJob(CancellationToken cancellationToken)
{
    public IReadOnlyList<Activity> Recorded { get; protected set; } = [];

    public IReadOnlyList<Rung> Rung { get; protected set; } = [];

    /// <summary>Whether others may go first.</summary>
    public abstract bool IsPatient { get; }

    /// <summary>The caller left before the act began; nothing needs to be done.</summary>
    public bool IsAbandoned => Cancelled.IsCancellationRequested;

    protected CancellationToken Cancelled => cancellationToken;

    /// <summary>False when nothing of the act may stay.</summary>
    public abstract Task<bool> TryRunAsync(IServiceProvider services, RapportDb db);

    public abstract void Deliver();

    public abstract void Fail(Exception failure);
}

internal sealed class LaneJob<TAct, T>(Func<TAct, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    : LaneJob(cancellationToken)
    where TAct : notnull
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? deliver;

    public Task<T> Answer => answer.Task;

    public override bool IsPatient => typeof(TAct).IsAssignableTo(typeof(IPatientAct));

    public override async Task<bool> TryRunAsync(IServiceProvider services, RapportDb db)
    {
        try
        {
            var value = await run(services.GetRequiredService<TAct>(), Cancelled);
            deliver = () => answer.TrySetResult(value);
            if (value is IOutcome { IsRefused: true })
            {
                return false;
            }

            (Recorded, Rung) = ([.. db.Recorded], [.. db.Rung]);
            return true;
        }
        catch (Exception failure)
        {
            deliver = () => Fail(failure);
            return false;
        }
    }

    public override void Deliver() => (deliver ?? Cancel)();

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            Cancel();
            return;
        }

        answer.TrySetException(failure);
    }

    private void Cancel() => answer.TrySetCanceled(Cancelled);
}
