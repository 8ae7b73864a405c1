using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Rapport.Bench.Children;

/// <summary>Open event streams and the loop that writes to them, with nothing between.</summary>
internal sealed class BareReaders
{
    private static readonly byte[] Greeting = ": \n\n"u8.ToArray();

    private readonly ConcurrentDictionary<string, HttpContext> readers = new();
    private readonly Channel<byte[]> posted = Channel.CreateUnbounded<byte[]>();

    public BareReaders() => _ = Task.Run(WriteAsync);

    public Task ServeAsync(HttpContext context) => HttpMethods.IsPost(context.Request.Method) ? TakeAsync(context) : KeepAsync(context);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Response.ContentLength = 0;
        await context.Response.CompleteAsync();
        posted.Writer.TryWrite(body.ToArray());
    }

    private async Task KeepAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await context.Response.Body.WriteAsync(Greeting, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        readers[context.TraceIdentifier] = context;
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var left = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        readers.TryRemove(context.TraceIdentifier, out _);
    }

    private async Task WriteAsync()
    {
        await foreach (var message in posted.Reader.ReadAllAsync())
        {
            foreach (var reader in readers.Values)
            {
                _ = WriteAsync(reader, message);
            }
        }
    }

    private static async Task WriteAsync(HttpContext reader, byte[] message)
    {
        try
        {
            await reader.Response.Body.WriteAsync(message, reader.RequestAborted);
            await reader.Response.Body.FlushAsync(reader.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader left; its own request cleans up.
        }
    }
}
