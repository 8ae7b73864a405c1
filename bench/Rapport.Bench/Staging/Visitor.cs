using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Rapport.Bench.Staging;

/// <summary>A browser without a screen: keeps its cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpMessageInvoker client;
    private readonly Uri server;

    public Visitor(Uri server)
    {
        this.server = server;
        client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = cookies });
    }

    public string CookieHeader => cookies.GetCookieHeader(server);

    /// <summary>Takes a cookie over, as <c>name=value</c>.</summary>
    public Visitor With(string cookie)
    {
        cookies.SetCookies(server, cookie);
        return this;
    }

    public async Task<bool> AnswersAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The text of a page that must be there.</summary>
    public async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.StatusCode == HttpStatusCode.OK ? text : throw new BenchFailure($"GET {path} answered {(int)response.StatusCode}.");
    }

    /// <summary>The body exactly as it is sent when <paramref name="accept"/> is the Accept-Encoding.</summary>
    public async Task<(byte[] Body, string? Encoding)> GetBytesAsync(string path, string? accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accept);
        }

        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchFailure($"GET {path} answered {(int)response.StatusCode}.");
        }

        return (await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    /// <summary>Sends a form as a browser would: from its own page, with the token that this page holds.</summary>
    public async Task<FormAnswer> SubmitAsync(string page, Dictionary<string, string> fields, string query, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(WithToken(fields, await GetAsync(page, cancellationToken)));
        return await PostAsync(page + query, form, cancellationToken);
    }

    /// <summary>The same for a form with a file.</summary>
    public async Task<FormAnswer> UploadAsync(string page, string field, string file, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in WithToken([], await GetAsync(page, cancellationToken)))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken)), field, Path.GetFileName(file));
        return await PostAsync(page, form, cancellationToken);
    }

    public async Task<FormAnswer> PostAsync(string path, HttpContent form, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, form, cancellationToken);
        return new((int)response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Sends operations through the device API and answers its answer.</summary>
    public async Task<byte[]> SendOperationsAsync(Guid eventId, ReadOnlyMemory<byte> batch, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(batch);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await SendAsync(HttpMethod.Post, $"/api/v1/events/{eventId}/operations", content, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.StatusCode == HttpStatusCode.OK
            ? answer
            : throw new BenchFailure($"The device API answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(answer)}");
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path)) { Content = content };
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        return await client.SendAsync(request, cancellationToken);
    }

    private static Dictionary<string, string> WithToken(Dictionary<string, string> fields, string page)
    {
        if (Token().Match(page) is { Success: true } token)
        {
            fields["__RequestVerificationToken"] = token.Groups[1].Value;
        }

        return fields;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
