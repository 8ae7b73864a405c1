using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Operations;

/// <summary>Those who wait in one event. While somebody waits, one loop serves them, in the order in which they came.</summary>
public sealed partial class IntakeLine(Acts acts, ILogger<IntakeLine> logger)
{
    /// <summary>Operations in one act: enough to share a commit, few enough not to keep the first one waiting.</summary>
    private const int Together = 200;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = new();
    private bool isServed;

    public Task<IReadOnlyList<OperationResult>> KeepAsync(Arrival arrival)
    {
        var mine = new Waiting(arrival);
        lock (gate)
        {
            waiting.Enqueue(mine);
            if (!isServed)
            {
                isServed = true;
                _ = Task.Run(ServeAsync);
            }
        }

        return mine.Answer.Task;
    }

    private async Task ServeAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                var answers = await RunAsync([.. group.Select(one => one.Arrival)]);
                for (var i = 0; i < group.Count; i++)
                {
                    group[i].Answer.SetResult(answers[i]);
                }
            }
            catch (DbUpdateException failure) when (group.Count > 1 || group[0].Arrival.Items.Count > 1)
            {
                // One bad row must not hold back the others for ever: each alone, and only the bad one waits.
                Log.GroupSplit(logger, failure, group.Sum(one => one.Arrival.Items.Count));
                foreach (var one in group)
                {
                    await ServeApartAsync(one);
                }
            }
            catch (Exception failure)
            {
                group.ForEach(one => one.Answer.SetException(failure));
            }
        }
    }

    private async Task ServeApartAsync(Waiting one)
    {
        try
        {
            var results = new List<OperationResult>(one.Arrival.Items.Count);
            foreach (var item in one.Arrival.Items)
            {
                results.Add(await AloneAsync(one.Arrival with { Items = [item] }));
            }

            one.Answer.SetResult(results);
        }
        catch (Exception failure)
        {
            one.Answer.SetException(failure);
        }
    }

    private async Task<OperationResult> AloneAsync(Arrival arrival)
    {
        try
        {
            return (await RunAsync([arrival]))[0][0];
        }
        catch (DbUpdateException failure)
        {
            Log.NotKept(logger, failure);
            return OperationResult.TryLater(arrival.Items[0].Id);
        }
    }

    // Nobody's leaving stops it: the others of the group are waiting for the same commit.
    private Task<IReadOnlyList<IReadOnlyList<OperationResult>>> RunAsync(IReadOnlyList<Arrival> arrivals) =>
        acts.RunAsync((ReceiveOperations act, CancellationToken token) => act.RunAsync(arrivals, token), CancellationToken.None);

    /// <summary>Whoever comes next; none, and the loop ends.</summary>
    private List<Waiting> Next()
    {
        var group = new List<Waiting>();
        lock (gate)
        {
            var operations = 0;
            while (waiting.TryPeek(out var one) && (group.Count == 0 || operations + one.Arrival.Items.Count <= Together))
            {
                operations += one.Arrival.Items.Count;
                group.Add(waiting.Dequeue());
            }

            isServed = group.Count > 0;
        }

        return group;
    }

    private sealed record Waiting(Arrival Arrival)
    {
        public TaskCompletionSource<IReadOnlyList<OperationResult>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} operations could not be saved as one; each is tried alone.")]
        public static partial void GroupSplit(ILogger logger, Exception failure, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "An operation could not be saved; the device was asked to send it again.")]
        public static partial void NotKept(ILogger logger, Exception failure);
    }
}
