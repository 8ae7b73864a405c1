namespace Rapport.Platform.Web;

/// <summary>On every answer: nothing from elsewhere runs, nothing of ours is framed but what says so, types are not guessed.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = Policy(app.ApplicationServices.GetRequiredService<Assets>());
        var framed = app.ApplicationServices.GetServices<FramedPage>().ToArray();
        return app.Use((context, next) => Write(context, IsFramed(context, framed) ? policy + "*" : policy + "'none'", next));
    }

    // One style element is allowed, by the hash of its very text: the first sheet. Nothing else inline ever is.
    private static string Policy(Assets assets) =>
        $"default-src 'self'; script-src 'self'; style-src 'self'{(assets.FirstHash is { } hash ? $" '{hash}'" : "")}; img-src 'self' blob: data:; media-src 'self' blob:; "
        + "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private static bool IsFramed(HttpContext context, FramedPage[] framed) =>
        Array.Exists(framed, page => context.Request.Path.Value?.EndsWith(page.Ending, StringComparison.OrdinalIgnoreCase) == true);

    private static Task Write(HttpContext context, string policy, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path.StartsWithSegments("/assets"))
        {
            // Our own script and styles are no documents; on a slow line the rest of the heads would cost more than it says.
            return next(context);
        }

        headers.ContentSecurityPolicy = policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=()";
        // A network that wants one to log in answers in our place, but does not say this.
        headers[DeviceContract.Header] = DeviceContract.Spoken;
        return next(context);
    }
}
