using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Rapport.Platform.Web;

namespace Rapport.Tests.Platform.Web;

public class LinkFetchTests
{
    private static readonly LinkFetchOptions Local = new() { AllowLoopback = true, MaxTime = TimeSpan.FromMinutes(1) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_gives_its_title_and_learns_nothing_about_us()
    {
        await using var target = await LinkTarget.StartAsync(context => HtmlAsync(context, "<title>Bins</title>"));
        Assert.Equal("Bins", await TitleAsync(target.Address, Local));
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], target.HeadersSent);
    }

    [Fact]
    public async Task A_loopback_page_is_not_asked_unless_a_test_allows_it()
    {
        await using var target = await LinkTarget.StartAsync(context => HtmlAsync(context, "<title>Inside</title>"));
        Assert.Null(await TitleAsync(target.Address, new LinkFetchOptions()));
        Assert.Null(await TitleAsync(target.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), new LinkFetchOptions()));
        Assert.Equal(0, target.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://127.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://1.1.1.1/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("/relative")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task What_must_not_be_asked_has_no_title(string address) =>
        Assert.Null(await TitleAsync(address, new LinkFetchOptions()));

    [Theory]
    [InlineData("http://a.example/", true)]
    [InlineData("https://a.example/", true)]
    [InlineData("http://a.example:443/", true)]
    [InlineData("http://a.example:8080/", false)]
    [InlineData("https://a.example:22/", false)]
    [InlineData("https://name:word@a.example/", false)]
    [InlineData("ws://a.example/", false)]
    public void Only_the_webs_own_ports_are_asked_and_nobody_is_impersonated(string address, bool allowed) =>
        Assert.Equal(allowed, new LinkFetch(new LinkFetchOptions(), TimeProvider.System).IsAllowed(new Uri(address)));

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("//192.168.1.1/")]
    public async Task A_redirect_to_where_nobody_may_look_is_not_followed(string location)
    {
        await using var target = await LinkTarget.StartAsync(context => RedirectAsync(context, location));
        Assert.Null(await TitleAsync(target.Address, Local));
        Assert.Equal(1, target.Asked);
    }

    [Theory]
    [InlineData(4, "There", 5)]
    [InlineData(5, null, 5)]
    public async Task Four_redirects_are_followed_and_no_more(int redirects, string? title, int asked)
    {
        await using var target = await LinkTarget.StartAsync(context =>
            context.Request.Path.Value!.Length <= redirects
                ? RedirectAsync(context, context.Request.Path + "a")
                : HtmlAsync(context, "<title>There</title>"));
        Assert.Equal(title, await TitleAsync(target.Address, Local));
        Assert.Equal(asked, target.Asked);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xhtml+xml")]
    [InlineData("image/svg+xml")]
    [InlineData(null)]
    public async Task Only_html_is_read(string? type)
    {
        await using var target = await LinkTarget.StartAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync("<title>x</title>");
        });
        Assert.Null(await TitleAsync(target.Address, Local));
    }

    [Fact]
    public async Task A_page_that_failed_has_no_title()
    {
        await using var target = await LinkTarget.StartAsync(context =>
        {
            context.Response.StatusCode = 404;
            return HtmlAsync(context, "<title>Not found</title>");
        });
        Assert.Null(await TitleAsync(target.Address, Local));
    }

    [Fact]
    public async Task A_body_without_end_is_read_to_the_limit()
    {
        await using var target = await LinkTarget.StartAsync(async context =>
        {
            await HtmlAsync(context, "<title>Endless</title><body>");
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[65536], context.RequestAborted);
            }
        });
        Assert.Equal("Endless", await TitleAsync(target.Address, Local));
    }

    [Fact]
    public async Task A_page_that_drips_is_left_when_the_time_is_up()
    {
        var left = new TaskCompletionSource();
        await using var target = await LinkTarget.StartAsync(async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            await HtmlAsync(context, "<title>Slow</title>");
            await context.Response.Body.FlushAsync(CancellationToken.None);
            await left.Task;
        });
        Assert.Null(await TitleAsync(target.Address, Local with { MaxTime = TimeSpan.FromMilliseconds(300) }));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task A_bomb_of_compressed_nothing_is_read_to_the_limit()
    {
        var bomb = new MemoryStream();
        await using (var zip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var nothing = new byte[1_000_000];
            for (var i = 0; i < 5; i++)
            {
                await zip.WriteAsync(nothing, Stop);
            }

            await zip.WriteAsync("<title>Beyond the limit</title>"u8.ToArray(), Stop);
        }

        await using var target = await LinkTarget.StartAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(bomb.ToArray(), context.RequestAborted);
        });
        Assert.Null(await TitleAsync(target.Address, Local));
        Assert.Equal("Beyond the limit", await TitleAsync(target.Address, Local with { MaxBytes = 6_000_000 }));
    }

    [Fact]
    public async Task What_claims_to_be_compressed_and_is_not_has_no_title()
    {
        await using var target = await LinkTarget.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return HtmlAsync(context, "<title>Plain</title>");
        });
        Assert.Null(await TitleAsync(target.Address, Local));
    }

    [Fact]
    public async Task Whoever_asked_and_left_is_told_so()
    {
        await using var target = await LinkTarget.StartAsync(context => HtmlAsync(context, "<title>x</title>"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LinkFetch(Local, TimeProvider.System).TitleAsync(target.Address, new CancellationToken(canceled: true)));
    }

    private static Task<string?> TitleAsync(string address, LinkFetchOptions options) =>
        new LinkFetch(options, TimeProvider.System).TitleAsync(address, Stop);

    private static Task HtmlAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }

    private static Task RedirectAsync(HttpContext context, string location)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
