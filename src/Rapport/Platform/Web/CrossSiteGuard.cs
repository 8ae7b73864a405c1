using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Rapport.Platform.Web;

/// <summary>
/// Lets a change through only when it comes from one of our own pages: the browser says so itself (Sec-Fetch-Site, or
/// Origin in older ones), and where a browser says neither, the form must bring the antiforgery token of an unshared page.
/// </summary>
public sealed class CrossSiteGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        // The page that says no to a browser comes through here under the refused request's own method.
        if (IsAnswer(context) || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || await ComesFromUsAsync(context))
        {
            await next(context);
            return;
        }

        if (!context.Request.Path.IsForDevices())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await Refusal.Of(StatusCodes.Status403Forbidden, new("cross_site", "This came from another site, so nothing was changed.")).ExecuteAsync(context);
    }

    /// <summary>Whether the Origin that a browser names is this host.</summary>
    internal static bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsAnswer(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private async Task<bool> ComesFromUsAsync(HttpContext context)
    {
        var request = context.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        if (request.Headers.Origin.ToString().Length > 0)
        {
            return IsOwn(request);
        }

        // No cookie, no power to borrow: programs that sign each request themselves.
        return request.Headers.Cookie.Count == 0 || await antiforgery.IsRequestValidAsync(context);
    }
}
