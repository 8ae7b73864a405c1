using System.Collections.Concurrent;
using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// Answers pages from memory: whole to visitors, with their own frame to others. A page is made once for all who ask
/// at the same time, and again after the log said that something on it changed.
/// </summary>
public sealed class PageCache(RequestDelegate next, IPageFrames frames, TagVersions tags, TimeProvider time)
{
    private const int Limit = 4000;
    private static readonly string[] Elsewhere = ["/api", "/live", "/media", "/assets", "/openapi", "/health"];
    private readonly ConcurrentDictionary<PageKey, CachedPage> pages = new();
    private readonly ConcurrentDictionary<PageKey, TaskCompletionSource> making = new();
    private readonly ConcurrentDictionary<PageKey, bool> personal = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || IsElsewhere(context.Request.Path))
        {
            await next(context);
            return;
        }

        var frame = await frames.FrameAsync(context);
        var key = new PageKey(context.Request.Path.Value!, context.Request.QueryString.Value ?? "", frame.Audience, frame.IsSignedIn, frame.Role)
        {
            Host = context.Request.Host,
            IsHttps = context.Request.IsHttps,
            IsWaiting = frame.IsWaiting,
        };
        if (await FreshAsync(key, context.RequestAborted) is { } page)
        {
            await PageAnswer.WriteAsync(context, page, frame);
            return;
        }

        CachedPage made;
        try
        {
            made = await MakeAsync(context, key, frame);
        }
        finally
        {
            // Before a slow reader has taken the page: others wait for the making only.
            if (making.TryRemove(key, out var mine))
            {
                mine.TrySetResult();
            }
        }

        await (made.Stamp.Tags.Length > 0 ? PageAnswer.WriteAsync(context, made, frame) : PageAnswer.WriteOnceAsync(context, made, frame));
    }

    private static bool IsElsewhere(PathString path)
    {
        foreach (var start in Elsewhere)
        {
            if (path.StartsWithSegments(start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A kept page, waiting for whoever makes it just now; null when it falls to this request to make it.</summary>
    private async ValueTask<CachedPage?> FreshAsync(PageKey key, CancellationToken cancellationToken)
    {
        while (!personal.ContainsKey(key))
        {
            if (pages.TryGetValue(key, out var page) && tags.IsFresh(page.Stamp) && time.GetElapsedTime(page.MadeAt) < PagePolicy.Lifetime)
            {
                return page;
            }

            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var maker = making.GetOrAdd(key, mine);
            if (maker == mine)
            {
                return null;
            }

            await maker.Task.WaitAsync(cancellationToken);
        }

        return null;
    }

    private async Task<CachedPage> MakeAsync(HttpContext context, PageKey key, PageFrame frame)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        var policy = new PagePolicy(tags, frame);
        var madeAt = time.GetTimestamp();
        context.Features.Set(policy);
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var mayKeep = policy.MayKeep && context.Response.StatusCode == StatusCodes.Status200OK;
        var page = new CachedPage(buffer.ToArray(), context.Response.ContentType, mayKeep ? policy.Stamp : TagStamp.None, madeAt, frame.Slot)
        {
            Link = context.Response.Headers.Link,
        };
        Keep(key, page, mayKeep);
        return page;
    }

    private void Keep(PageKey key, CachedPage page, bool mayKeep)
    {
        if (mayKeep)
        {
            MakeRoom(pages);
            pages[key] = page;
            personal.TryRemove(key, out _);
            return;
        }

        MakeRoom(personal);
        personal[key] = true;
    }

    private static void MakeRoom<T>(ConcurrentDictionary<PageKey, T> held)
    {
        if (held.Count >= Limit)
        {
            held.Clear();
        }
    }

    private readonly record struct PageKey(string Path, string Query, Audience Audience, bool IsSignedIn, Role? Role)
    {
        /// <summary>Feeds hold whole addresses, so what somebody made under a forged name must not be given to others.</summary>
        public HostString Host { get; init; }

        public bool IsHttps { get; init; }

        public bool IsWaiting { get; init; }
    }
}
