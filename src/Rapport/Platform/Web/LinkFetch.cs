using System.Net;
using System.Net.Http.Headers;

namespace Rapport.Platform.Web;

/// <summary>
/// Asks a page that somebody linked to for its title. What the server can reach and its sender cannot is never asked,
/// and no page can hold it up: <see cref="LinkFetchOptions"/> bounds time, bytes and redirects. No cookies, proxy or
/// credentials; every fetch has connections of its own, which nothing of an earlier one outlives.
/// </summary>
public sealed class LinkFetch(LinkFetchOptions options, TimeProvider time)
{
    private static readonly Version Http11 = new(1, 1);

    private readonly GuardedConnect connect = new(options);

    /// <summary>The page's title on one line, at most 200 characters, or null when there is none to be had.</summary>
    public async Task<string?> TitleAsync(string address, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(options.MaxTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (Exception given) when (given is HttpRequestException or IOException or System.Net.Sockets.SocketException or InvalidDataException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<string?> FollowAsync(string address, CancellationToken stop)
    {
        using var client = new HttpMessageInvoker(NewHandler());
        var next = Uri.TryCreate(address, UriKind.Absolute, out var given) ? given : null;
        for (var hop = 0; hop <= options.MaxRedirects && IsAllowed(next); hop++)
        {
            using var request = RequestFor(next!);
            using var response = await client.SendAsync(request, stop);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await ReadTitleAsync(response, stop);
            }

            next = response.Headers.Location is { } location && Uri.TryCreate(next, location, out var target) ? target : null;
        }

        return null;
    }

    private SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = connect.OpenAsync,
        Credentials = null,
        MaxResponseHeadersLength = 32,
        MaxConnectionsPerServer = 1,
        UseCookies = false,
        UseProxy = false,
    };

    // The ports are asked again at the connection; here it spares the name look-up.
    internal bool IsAllowed(Uri? address) =>
        address is { Scheme: "http" or "https", UserInfo: "" } && (address.IsDefaultPort || options.AllowLoopback || address.Port is 80 or 443);

    private static HttpRequestMessage RequestFor(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = Http11 };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Rapport", "1"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return request;
    }

    private async Task<string?> ReadTitleAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var type = response.Content.Headers.ContentType;
        if (!response.IsSuccessStatusCode || !string.Equals(type?.MediaType, "text/html", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var start = new byte[options.MaxBytes];
        var length = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
        return PageTitle.Find(start.AsSpan(0, length), type?.CharSet);
    }
}
