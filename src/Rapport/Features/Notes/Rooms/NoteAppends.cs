using System.Collections.Concurrent;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>
/// Writes to the logs for all rooms of this node. What they bring until an act begins goes together in that one: many notes
/// cost hardly more than one.
/// </summary>
internal sealed class NoteAppends(Acts acts)
{
    /// <summary>Notes in one act; more would keep everybody else waiting.</summary>
    private const int Together = 64;

    private readonly ConcurrentQueue<(NoteAppend Append, TaskCompletionSource<bool> Answer)> waiting = new();
    private int isComing;

    /// <returns>Whether it is in the log; else the room has to look at the log before.</returns>
    public Task<bool> RunAsync(NoteAppend append)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue((append, answer));
        Come();
        return answer.Task;
    }

    /// <summary>Has an act run, unless one is to begin that will take all that waits.</summary>
    private void Come()
    {
        if (Interlocked.Exchange(ref isComing, 1) == 0)
        {
            _ = ServeAsync(Take);
        }
    }

    private async Task ServeAsync(Func<List<(NoteAppend Append, TaskCompletionSource<bool> Answer)>> take)
    {
        List<(NoteAppend Append, TaskCompletionSource<bool> Answer)>? group = null;
        try
        {
            // Run again, it has to write the same.
            var done = await acts.RunAsync((AppendUpdates act, CancellationToken token) => act.RunAsync((group ??= take()).ConvertAll(one => one.Append), token), CancellationToken.None);
            group!.ForEach(one => one.Answer.SetResult(done.Contains(one.Append)));
        }
        catch (Exception failure)
        {
            group ??= take();
            if (group is [var (_, answer)])
            {
                answer.SetException(failure);
                return;
            }

            // One of them spoilt it: they come once more, each alone.
            foreach (var one in group)
            {
                await ServeAsync(() => [one]);
            }
        }
    }

    private List<(NoteAppend Append, TaskCompletionSource<bool> Answer)> Take()
    {
        // Not a mere write: what is read below must not be read before it, or somebody who comes in between waits for ever.
        Interlocked.Exchange(ref isComing, 0);
        var group = new List<(NoteAppend, TaskCompletionSource<bool>)>();
        while (group.Count < Together && waiting.TryDequeue(out var one))
        {
            group.Add(one);
        }

        if (!waiting.IsEmpty)
        {
            Come();
        }

        return group;
    }
}
