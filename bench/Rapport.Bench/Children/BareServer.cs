using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rapport.Bench.Children;

/// <summary>
/// Kestrel alone: GET answers the same bytes from memory, GET /live keeps a reader, POST /live writes what was posted to
/// every reader after it was answered.
/// </summary>
internal static class BareServer
{
    public const string Ready = "bare server is ready";

    public static Command Command()
    {
        var port = new Argument<int>("PORT") { Description = "A free port on the loopback address." };
        var file = new Argument<string>("FILE") { Description = "The bytes that every GET answers." };
        var encoding = new Argument<string?>("ENCODING") { Description = "Their Content-Encoding.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("bare", "The bare server that the others start beside the product.") { port, file, encoding };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(port), parsed.GetRequiredValue(file), parsed.GetValue(encoding), token));
        return command;
    }

    private static async Task RunAsync(int port, string file, string? encoding, CancellationToken cancellationToken)
    {
        var page = await File.ReadAllBytesAsync(file, cancellationToken);
        var readers = new BareReaders();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
        });
        await using var app = builder.Build();
        app.Run(context => context.Request.Path == "/live" ? readers.ServeAsync(context) : AnswerAsync(context, page, encoding));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Ready));
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static Task AnswerAsync(HttpContext context, byte[] page, string? encoding)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return response.Body.WriteAsync(page, 0, page.Length, context.RequestAborted);
    }
}
