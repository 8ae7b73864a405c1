using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Rapport.Platform.Web;

namespace Rapport.Features;

/// <summary>The one page for everything that was not answered; programs get problem details instead.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class ErrorModel(ILogger<ErrorModel> logger, IHostApplicationLifetime life) : PageModel
{
    public int Status { get; private set; }

    public string Trace => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    // Any method may have failed, so this does not wait for a handler of that name.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Status = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            ? Response.StatusCode
            : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        // A request that broke off on its way is the network's doing, or that of a server which is told to stop: whoever sent
        // it sends it again.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: var failure and not BadHttpRequestException } && !(failure is OperationCanceledException && IsOver))
        {
            Log.Failed(logger, failure, Trace);
        }

        if (!IsForPeople())
        {
            var problem = new ProblemDetails { Status = Status, Title = ReasonPhrases.GetReasonPhrase(Status), Extensions = { ["traceId"] = Trace } };
            context.Result = new ObjectResult(problem) { StatusCode = Status, ContentTypes = { "application/problem+json" } };
        }
    }

    private bool IsOver => HttpContext.RequestAborted.IsCancellationRequested || life.ApplicationStopping.IsCancellationRequested;

    private bool IsForPeople()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? "";
        return !new PathString(path).IsForDevices();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The request {Trace} failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string trace);
    }
}
