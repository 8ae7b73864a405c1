using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Rapport.Shared;
using Rapport.Tests.Features.Media.Uploads;

namespace Rapport.Tests.Access;

/// <summary>One try at one door, and its answer in one word.</summary>
internal static partial class Visit
{
    /// <returns>
    /// The status; <c>sign</c> where one is sent to sign in, <c>done</c> where a form was accepted, <c>&gt;</c> and an
    /// address where a page leads on; the code of a problem where the answer says one.
    /// </returns>
    public static async Task<string> TryAsync(HttpClient client, TableRow row, IReadOnlyDictionary<string, string> values)
    {
        using var request = Request(row, values);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        if (answer.Headers.Location is { } location)
        {
            var path = (location.IsAbsoluteUri ? location.AbsolutePath : location.ToString()).Split('?', '#')[0];
            return path == "/sign-in" ? "sign" : request.Method == HttpMethod.Get ? ">" + path : "done";
        }

        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return request.Method == HttpMethod.Get ? status : await ReasonAsync(answer, status);
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, string status)
    {
        var body = await answer.Content.ReadAsStringAsync(World.Cancelled);
        return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized ? status
            : Code().Match(body) is { Success: true } code ? code.Groups[1].Value
            : body.Contains("\"accepted\"", StringComparison.Ordinal) ? "done"
            : status;
    }

    private static HttpRequestMessage Request(TableRow row, IReadOnlyDictionary<string, string> values)
    {
        if (row.Entrance.StartsWith(Entrance.Operation, StringComparison.Ordinal))
        {
            var operation = $$"""{"operations":[{"id":"{{Ids.New(TimeProvider.System)}}","kind":"{{row.Entrance[Entrance.Operation.Length..]}}","capturedAt":"{{TimeProvider.System.GetUtcNow():O}}","body":{{Fill(row.Form, values)}}}]}""";
            return new(HttpMethod.Post, Fill("/api/v1/events/{event:guid}/operations", values)) { Content = new StringContent(operation, Encoding.UTF8, "application/json") };
        }

        var words = row.Entrance.Split(' ', 2);
        if (words[1].StartsWith(Tus.Door, StringComparison.Ordinal))
        {
            return Upload(new(words[0]), Fill(words[1], values), Fill(row.Form, values));
        }

        var (method, form) = (new HttpMethod(words[0]), Fill(row.Form, values));
        var asks = method == HttpMethod.Get;
        var address = Fill(words[1], values) + (asks && form.Length > 0 ? "?" + form : "");
        var request = new HttpRequestMessage(method, address.Length > 1 ? address.TrimEnd('/') : address);
        request.Content = method == HttpMethod.Post ? new StringContent(form, new MediaTypeHeaderValue(form.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded"))
            : null;
        return request;
    }

    /// <summary>What is sent to an upload stands in its headers: an event and too large a length to begin one, a place where none ends to go on.</summary>
    private static HttpRequestMessage Upload(HttpMethod method, string address, string form)
    {
        var request = Tus.Request(method, address, method == HttpMethod.Patch ? Tus.Piece([1]) : null);
        var metadata = new[] { ("id", $"{Ids.New(TimeProvider.System)}"), ("filetype", "image/jpeg"), ("event", form) };
        request.Headers.Add("Upload-Metadata", string.Join(',', metadata.Select(pair => $"{pair.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Item2))}")));
        request.Headers.Add("Upload-Length", "999999999999");
        request.Headers.Add("Upload-Offset", "7");
        return request;
    }

    private static string Fill(string pattern, IReadOnlyDictionary<string, string> values) => Place().Replace(pattern, place =>
        values.TryGetValue(place.Groups["name"].Value + (place.Groups["rest"].Value.StartsWith(":guid", StringComparison.Ordinal) ? ":guid" : ""), out var value) ? value
        : place.Groups["rest"].Value.EndsWith('?') ? ""
        : throw new InvalidOperationException($"Nothing is named {place.Value} here."));

    [GeneratedRegex(@"\{(?<name>[a-z-]+)(?<rest>[^{}""]*)\}", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:data-problem=""|""code"":"")(\w+)""")]
    private static partial Regex Code();
}
