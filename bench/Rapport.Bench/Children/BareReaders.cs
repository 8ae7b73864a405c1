using Microsoft.AspNetCore.Http;

namespace Rapport.Bench.Children;

/// <summary>Open event streams and the loops that write to them, with nothing between: each reader waits for the next message and writes it.</summary>
internal sealed class BareReaders
{
    private static readonly byte[] Greeting = ": \n\n"u8.ToArray();

    private Node tail = new();

    public Task ServeAsync(HttpContext context) => HttpMethods.IsPost(context.Request.Method) ? TakeAsync(context) : KeepAsync(context);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.ContentLength = 0;
        await context.Response.CompleteAsync();
        var next = new Node { Message = body.ToArray() };
        Interlocked.Exchange(ref tail, next).Next.SetResult(next);
    }

    private async Task KeepAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        var node = tail;
        try
        {
            await context.Response.Body.WriteAsync(Greeting, gone);
            await context.Response.Body.FlushAsync(gone);
            while (!gone.IsCancellationRequested)
            {
                node = await node.Next.Task.WaitAsync(gone);
                await context.Response.Body.WriteAsync(node.Message, gone);
                await context.Response.Body.FlushAsync(gone);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
    }

    private sealed class Node
    {
        public byte[] Message { get; init; } = [];
        public TaskCompletionSource<Node> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
