using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rapport.Tests.Faults;

/// <summary>A server that notes what came and answers with it.</summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private CountingServer(WebApplication app) => this.app = app;

    /// <summary>The bodies, in the order in which they were read to their end.</summary>
    public ConcurrentQueue<string> Came { get; } = [];

    public Uri Address => new(app.Urls.Single());

    public static async Task<CountingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new CountingServer(builder.Build());
        server.app.MapFallback(server.AnswerAsync);
        await server.app.StartAsync(World.Cancelled);
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Came.Enqueue(body);
        await context.Response.WriteAsync($"heard {body}", context.RequestAborted);
    }
}
