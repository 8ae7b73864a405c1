using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Rapport.Platform.Caching;

/// <summary>Sends a page: its headers, its encoding, and "not modified" where the visitor has it already.</summary>
internal static class PageAnswer
{
    private const int WorthCompressing = 1024;

    /// <summary>A kept page.</summary>
    public static Task WriteAsync(HttpContext context, CachedPage page, PageFrame frame)
    {
        var response = context.Response;
        response.ContentType = page.ContentType;
        response.Headers.Link = page.Link;
        response.Headers.Vary = "Cookie, Accept-Encoding";
        if (frame.IsSignedIn)
        {
            response.Headers.CacheControl = "private, no-cache";
            return SendFramedAsync(context, page, frame);
        }

        response.Headers.CacheControl = "public, max-age=0, s-maxage=2, must-revalidate";
        response.Headers.ETag = page.ETag;
        if (context.Request.Headers.IfNoneMatch.Contains(page.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var encoding = PageEncodings.From(context.Request.Headers.AcceptEncoding);
        return SendAsync(context, page.Whole(encoding), encoding);
    }

    /// <summary>A page for one person and once: never kept by anybody between.</summary>
    public static Task WriteOnceAsync(HttpContext context, CachedPage page, PageFrame frame)
    {
        if (page.IsEmpty)
        {
            return Task.CompletedTask;
        }

        // What carries a tag of its own says itself who may keep it.
        if (context.Response.Headers.ETag.Count == 0)
        {
            context.Response.Headers.CacheControl = "private, no-store";
        }

        return SendAsync(context, page.Join(frame.Slot));
    }

    private static async Task SendFramedAsync(HttpContext context, CachedPage page, PageFrame frame)
    {
        if (!page.HasSlot || !PageEncodings.TakesGzip(context.Request.Headers.AcceptEncoding))
        {
            await SendAsync(context, page.Join(frame.Slot));
            return;
        }

        // Brotli cannot be joined from parts, and making it anew for each person took nine tenths of the time.
        context.Response.Headers.ContentEncoding = PageEncoding.Gzip.Name();
        context.Response.ContentLength = page.Parts.Length(frame.Slot.Length);
        page.Parts.Write(frame.Slot.Span, context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Task SendAsync(HttpContext context, ReadOnlyMemory<byte> page)
    {
        var encoding = page.Length < WorthCompressing ? PageEncoding.None : PageEncodings.From(context.Request.Headers.AcceptEncoding);
        return encoding == PageEncoding.None
            ? SendAsync(context, page, encoding)
            : SendAsync(context, CachedPage.Compress(page, encoding, CompressionLevel.Fastest), encoding);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, PageEncoding encoding)
    {
        if (encoding != PageEncoding.None)
        {
            context.Response.Headers[HeaderNames.ContentEncoding] = encoding.Name();
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
