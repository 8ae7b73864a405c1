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

    /// <summary>Bytes of all pages that are kept, as sent and as compressed, more or less.</summary>
    private const long Room = 128 * 1024 * 1024;

    /// <summary>Letters of an address whose page is kept. Whoever asks chooses them, and a page of ours has far fewer.</summary>
    private const int LongestAddress = 1000;
    private static readonly string[] Elsewhere = ["/api", "/live", "/media", "/assets", "/openapi", "/health"];
    private readonly ConcurrentDictionary<PageKey, CachedPage> pages = new();
    private readonly ConcurrentDictionary<PageKey, TaskCompletionSource> making = new();
    private readonly ConcurrentDictionary<PageKey, bool> personal = new();
    private readonly Lock keeping = new();
    private long lookedAt = time.GetTimestamp();
    private long bytes;

    /// <summary>Bytes of what is kept.</summary>
    internal long Bytes => bytes;

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
        if (key.Path.Length + key.Query.Length > LongestAddress)
        {
            return;
        }

        if (mayKeep)
        {
            lock (keeping)
            {
                MakeRoom(page.Size);
                LetGo(key);
                pages[key] = page;
                bytes += page.Size;
            }

            personal.TryRemove(key, out _);
            return;
        }

        if (personal.Count >= Limit)
        {
            personal.Clear();
        }

        personal[key] = true;
    }

    /// <summary>What is over goes first, and once in its lifetime anyway; where that is not enough, everything.</summary>
    private void MakeRoom(long size)
    {
        if (IsFull(size) || time.GetElapsedTime(lookedAt) >= PagePolicy.Lifetime)
        {
            lookedAt = time.GetTimestamp();
            foreach (var (key, page) in pages)
            {
                if (time.GetElapsedTime(page.MadeAt) >= PagePolicy.Lifetime)
                {
                    LetGo(key);
                }
            }
        }

        if (IsFull(size))
        {
            pages.Clear();
            bytes = 0;
        }
    }

    private bool IsFull(long size) => pages.Count >= Limit || bytes + size > Room;

    private void LetGo(PageKey key)
    {
        if (pages.TryRemove(key, out var page))
        {
            bytes -= page.Size;
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
