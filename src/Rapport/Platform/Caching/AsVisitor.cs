using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// <c>?as=visitor</c>, for whoever organises where the page stands: the request goes on as nobody's, with neither cookie
/// nor session, so what comes is what every visitor gets, from the same cache. A strip says so and leads back. It can show
/// less than the asker sees, never more, and holds for this one page: no link of it carries it on.
/// </summary>
public sealed class AsVisitor(RequestDelegate next, IPageFrames frames, IServiceScopeFactory scopes)
{
    /// <summary>What stands in the address.</summary>
    public const string Query = "as=visitor";

    private static readonly byte[] ScriptEnd = "</script>"u8.ToArray();
    private static readonly byte[] Start = "<body>"u8.ToArray();
    private static readonly string[] Dropped =
        [HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.AcceptEncoding, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsAsked(context.Request) || !(await frames.FrameAsync(context)).Role.Has(Power.Organise))
        {
            await next(context);
            return;
        }

        BecomeNobody(context);
        var own = context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        var page = await PageAsync(context);
        Guard(context.Response.Headers);
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            page = WithStrip(WithoutScript(page), Strip(context.Response.StatusCode, own));
        }

        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static bool IsAsked(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.QueryString.Value is { Length: > 1 } query && query[1..].Split('&').Contains(Query);

    private static void BecomeNobody(HttpContext context)
    {
        var request = context.Request;
        foreach (var header in Dropped)
        {
            request.Headers.Remove(header);
        }

        var rest = string.Join('&', request.QueryString.Value![1..].Split('&').Where(part => part != Query));
        request.QueryString = rest.Length == 0 ? QueryString.Empty : new QueryString("?" + rest);
        context.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(context.Features));
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        context.Items.Clear();
    }

    private async Task<byte[]> PageAsync(HttpContext context)
    {
        var (body, services) = (context.Response.Body, context.RequestServices);
        using var buffer = new MemoryStream();
        // What has looked at the cookie already remembers it for as long as its scope lives.
        await using var scope = scopes.CreateAsyncScope();
        (context.Response.Body, context.RequestServices) = (buffer, scope.ServiceProvider);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Response.Body, context.RequestServices) = (body, services);
        }

        return buffer.ToArray();
    }

    /// <summary>Kept by nobody. No script runs: it would follow the event in the name of whoever looks, and tell what visitors are not told.</summary>
    private static void Guard(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, no-store";
        headers.Remove(HeaderNames.ETag);
        headers.Remove(HeaderNames.SetCookie);
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString()
            .Replace("script-src 'self'", "script-src 'none'", StringComparison.Ordinal)
            .Replace("connect-src 'self'", "connect-src 'none'", StringComparison.Ordinal)
            .Replace("form-action 'self'", "form-action 'none'", StringComparison.Ordinal);
        if (headers.Location is { Count: > 0 } location)
        {
            headers.Location = $"{location}{(location.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Query}";
        }
    }

    /// <summary>The policy of the page lets none run, and the browser would complain of each.</summary>
    private static byte[] WithoutScript(byte[] page)
    {
        ReadOnlySpan<byte> rest = page;
        var kept = new List<byte>(page.Length);
        while (rest.IndexOf("<script "u8) is >= 0 and var from && rest[from..].IndexOf(ScriptEnd) is >= 0 and var length)
        {
            kept.AddRange(rest[..from]);
            rest = rest[(from + length + ScriptEnd.Length)..];
        }

        kept.AddRange(rest);
        return [.. kept];
    }

    private static byte[] Strip(int status, string own)
    {
        var words = status == StatusCodes.Status200OK
            ? "This is the page as somebody sees it who is not signed in; nothing can be sent from here."
            : "A visitor would not find this page.";
        return Encoding.UTF8.GetBytes(
            $"\n<aside class=\"as-visitor\" aria-label=\"As a visitor sees it\"><p>{words} <a href=\"{HtmlEncoder.Default.Encode(own)}\">Back to your own view</a></p></aside>");
    }

    private static byte[] WithStrip(byte[] page, byte[] strip)
    {
        var at = page.AsSpan().IndexOf(Start);
        var head = at < 0 ? 0 : at + Start.Length;
        return [.. page.AsSpan(0, head), .. strip, .. page.AsSpan(head)];
    }
}
