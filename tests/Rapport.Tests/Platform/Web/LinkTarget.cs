using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rapport.Tests.Platform.Web;

/// <summary>A web server that answers every address as the test says, and counts who asked.</summary>
internal sealed class LinkTarget : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private LinkTarget(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public int Asked => asked;

    public IReadOnlyList<string> HeadersSent { get; private set; } = [];

    public static async Task<LinkTarget> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var target = new LinkTarget(builder.Build());
        target.app.Run(async context =>
        {
            Interlocked.Increment(ref target.asked);
            target.HeadersSent = [.. context.Request.Headers.Keys.Order(StringComparer.Ordinal)];
            await answer(context);
        });
        await target.app.StartAsync(TestContext.Current.CancellationToken);
        return target;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
