using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Caching;

public sealed class PageCacheTests
{
    private static readonly Tag Shown = Tag.Event(Guid.CreateVersion7());
    private readonly FakeTimeProvider time = new();
    private readonly TagVersions versions = new(new Doorbell(), []);
    private readonly Asking asking = new();
    private int made;

    [Fact]
    public async Task A_shared_page_is_made_once_until_what_it_shows_changes()
    {
        var cache = Cache(context => context.Share(Shown));

        Assert.Equal("page 1 for visitor", await GetAsync(cache));
        Assert.Equal("page 1 for visitor", await GetAsync(cache));
        versions.Bump(Shown);
        Assert.Equal("page 2 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task A_shared_page_is_made_again_when_its_time_is_over()
    {
        var cache = Cache(context => context.Share(Shown));
        await GetAsync(cache);
        time.Advance(PagePolicy.Lifetime);

        Assert.Equal("page 2 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task Each_person_gets_the_page_of_their_audience_in_a_frame_of_their_own()
    {
        var cache = Cache(context => context.Share(Shown));

        Assert.Equal("page 1 for Ann", await GetAsync(cache, Frame(Audience.Members, "Ann")));
        Assert.Equal("page 1 for Bob", await GetAsync(cache, Frame(Audience.Members, "Bob")));
        Assert.Equal("page 2 for Cleo", await GetAsync(cache, Frame(Audience.Team, "Cleo")));
        Assert.Equal("page 3 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task An_organiser_and_a_reporter_do_not_share_a_page()
    {
        var cache = Cache(context => context.Share(Shown));

        Assert.Equal("page 1 for Ann", await GetAsync(cache, Frame(Audience.Team, "Ann")));
        Assert.Equal("page 2 for Olga", await GetAsync(cache, Frame(Audience.Team, "Olga") with { Role = Role.Organiser }));
    }

    [Fact]
    public async Task A_page_that_does_not_share_itself_is_made_for_each_request_and_kept_nowhere()
    {
        var cache = Cache(_ => { });
        await GetAsync(cache);
        var context = await AskAsync(cache, Frame(Audience.Public, "Ann"));

        Assert.Equal("page 2 for Ann", Body(context));
        Assert.Equal("private, no-store", context.Response.Headers.CacheControl);
    }

    [Theory]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status302Found)]
    public async Task An_answer_that_is_no_page_is_not_kept(int status)
    {
        var cache = Cache(context =>
        {
            context.Share(Shown);
            context.Response.StatusCode = status;
        });
        await GetAsync(cache);

        Assert.Equal("page 2 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task A_change_that_comes_while_a_page_is_made_makes_it_stale()
    {
        var cache = Cache(context =>
        {
            context.Share(Shown);
            if (made == 1)
            {
                versions.Bump(Shown);
            }
        });
        await GetAsync(cache);

        Assert.Equal("page 2 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task All_who_ask_at_once_wait_for_one_maker()
    {
        var gate = new TaskCompletionSource();
        var cache = Cache(context => context.Share(Shown), gate.Task);
        var first = GetAsync(cache);
        var others = Enumerable.Range(0, 20).Select(_ => GetAsync(cache)).ToList();
        gate.SetResult();

        Assert.Equal("page 1 for visitor", await first);
        Assert.All(await Task.WhenAll(others), page => Assert.Equal("page 1 for visitor", page));
    }

    [Fact]
    public async Task A_page_that_breaks_leaves_nobody_waiting()
    {
        var breaks = true;
        var cache = Cache(context =>
        {
            context.Share(Shown);
            if (breaks)
            {
                throw new InvalidTimeZoneException();
            }
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => GetAsync(cache));
        breaks = false;

        Assert.Equal("page 2 for visitor", await GetAsync(cache));
    }

    [Fact]
    public async Task A_visitor_who_has_the_page_already_is_told_so()
    {
        var cache = Cache(context => context.Share(Shown));
        var first = await AskAsync(cache, Visitor);
        var second = await AskAsync(cache, Visitor, request => request.Headers.IfNoneMatch = first.Response.Headers.ETag);

        Assert.Equal(StatusCodes.Status304NotModified, second.Response.StatusCode);
        Assert.Equal("", Body(second));
        Assert.Equal("public, max-age=0, s-maxage=2, must-revalidate", first.Response.Headers.CacheControl);
        Assert.Equal("Cookie, Accept-Encoding", first.Response.Headers.Vary);
    }

    [Fact]
    public async Task A_page_with_a_name_in_it_is_never_offered_to_shared_caches()
    {
        var context = await AskAsync(Cache(context => context.Share(Shown)), Frame(Audience.Members, "Ann"));

        Assert.Equal("private, no-cache", context.Response.Headers.CacheControl);
        Assert.False(context.Response.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task What_strangers_add_to_an_address_fills_only_so_much()
    {
        var cache = Cache(context =>
        {
            context.Share(Shown);
            context.Response.Body.Write(new byte[1024 * 1024]);
        });
        for (var n = 0; n < 100; n++)
        {
            await AskAsync(cache, Visitor, request => request.QueryString = new($"?x={n}"));
            Assert.InRange(cache.Bytes, 1, 128 * 1024 * 1024);
        }

        await AskAsync(cache, Visitor, request => request.QueryString = new($"?x={new string('x', 2000)}"));
        Assert.Equal("page 102 for visitor", Body(await AskAsync(cache, Visitor, request => request.QueryString = new($"?x={new string('x', 2000)}")))[(1024 * 1024)..]);
    }

    [Fact]
    public async Task Pages_that_are_over_are_let_go()
    {
        var cache = Cache(context => context.Share(Shown));
        await GetAsync(cache);
        var one = cache.Bytes;
        for (var n = 0; n < 8; n++)
        {
            await AskAsync(cache, Visitor, request => request.QueryString = new($"?x={n}"));
        }

        time.Advance(PagePolicy.Lifetime);
        await GetAsync(cache);

        Assert.InRange(cache.Bytes, one, one + 10);
    }

    private static PageFrame Visitor => new(Audience.Public, false, "visitor"u8.ToArray());

    private static PageFrame Frame(Audience audience, string name) => new(audience, true, Encoding.UTF8.GetBytes(name));

    private PageCache Cache(Action<HttpContext> page, Task? gate = null) => new(
        async context =>
        {
            var number = Interlocked.Increment(ref made);
            page(context);
            await (gate ?? Task.CompletedTask);
            await context.Response.WriteAsync($"page {number} for {CachedPage.SlotMark}", World.Cancelled);
        },
        asking,
        versions,
        time);

    private async Task<string> GetAsync(PageCache cache, PageFrame? frame = null) => Body(await AskAsync(cache, frame ?? Visitor));

    private async Task<HttpContext> AskAsync(PageCache cache, PageFrame frame, Action<HttpRequest>? shape = null)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("GET", "/space/event", new MemoryStream());
        shape?.Invoke(context.Request);
        asking.Frame.Value = frame;
        await cache.InvokeAsync(context);
        return context;
    }

    private static string Body(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    private sealed class Asking : IPageFrames
    {
        public AsyncLocal<PageFrame> Frame { get; } = new();

        public ValueTask<PageFrame> FrameAsync(HttpContext context) => new(Frame.Value!);
    }
}
