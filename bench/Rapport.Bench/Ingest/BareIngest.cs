using System.Threading.Channels;

namespace Rapport.Bench.Ingest;

/// <summary>The grouping loop: all batches that wait share one transaction, and each is answered after its commit.</summary>
internal sealed class BareIngest(IBareRows rows)
{
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    public async Task<IngestFigures> RunAsync(IngestLoad load, CancellationToken cancellationToken)
    {
        var writing = Task.Run(() => WriteAsync(cancellationToken), cancellationToken);
        var figures = await load.RunAsync(_ => Task.FromResult<Func<Task>>(() => SendAsync(load.Batch)), cancellationToken);
        queue.Writer.Complete();
        await writing;
        await rows.SettleAsync(cancellationToken);
        return figures;
    }

    private Task SendAsync(int operations)
    {
        var waiting = new Waiting(operations, new(TaskCreationOptions.RunContinuationsAsynchronously));
        queue.Writer.TryWrite(waiting);
        return waiting.Kept.Task;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var group = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync(cancellationToken))
        {
            while (queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            try
            {
                await rows.WriteAsync(group.Sum(waiting => waiting.Operations), cancellationToken);
                group.ForEach(waiting => waiting.Kept.SetResult());
            }
            catch (Exception failure)
            {
                group.ForEach(waiting => waiting.Kept.TrySetException(failure));
                throw;
            }

            group.Clear();
        }
    }

    private sealed record Waiting(int Operations, TaskCompletionSource Kept);
}
