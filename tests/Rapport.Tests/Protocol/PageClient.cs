using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rapport.Tests.Protocol;

/// <summary>
/// Another client, written from docs/protocol/sync.md alone: nothing of the product is named here. It keeps what is
/// written in a list, sends it in order, and does with each answer what that page says.
/// </summary>
internal sealed class PageClient(HttpClient http, Guid eventId, Guid author)
{
    private const int MostOperations = 500;
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>What the server is not known to have, in the order in which it was written.</summary>
    public List<JsonObject> Waiting { get; } = [];

    /// <summary>What it refused, by id: the code. It stays here, with what was written.</summary>
    public Dictionary<string, (string Code, JsonObject Written)> Refused { get; } = [];

    /// <summary>The place in the event's stream of what is durable, by id.</summary>
    public Dictionary<string, long> Kept { get; } = [];

    /// <summary>Kept before, as the server said.</summary>
    public List<string> AlreadyHad { get; } = [];

    /// <summary>Of the last request that failed as a whole: its status and code; nothing where no answer of the server came.</summary>
    public (int Status, string? Code)? Trouble { get; private set; }

    /// <summary>What the server asked to wait for.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>How far this device's clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public string Write(string kind, JsonObject body)
    {
        var id = NewId();
        Waiting.Add(new() { ["id"] = id, ["kind"] = kind, ["capturedAt"] = Now(), ["body"] = body });
        return id;
    }

    /// <summary>Sends until nothing waits, or something is in the way.</summary>
    public async Task<bool> SendAsync(CancellationToken stop)
    {
        (Trouble, RetryAfter) = (null, null);
        while (Waiting.Count > 0)
        {
            var before = Waiting.Count;
            await SendAsync(Batch(), stop);
            if (Trouble is not null || Waiting.Count == before)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A photo goes before the entry that names it: its first half with the beginning, the rest after it.</summary>
    /// <returns>The last status, and how much of it is on the server's disk.</returns>
    public async Task<(int Status, long Here)> SendPhotoAsync(string id, byte[] bytes, CancellationToken stop)
    {
        var (status, here, address) = await BeginAsync(id, bytes, stop);
        while (status is 201 or 204 && here < bytes.Length)
        {
            using var request = Tus(HttpMethod.Patch, address, bytes[(int)here..]);
            request.Headers.Add("Upload-Offset", $"{here}");
            using var answer = await http.SendAsync(request, stop);
            (status, here) = ((int)answer.StatusCode, OffsetOf(answer) ?? here);
        }

        return (status, here);
    }

    private async Task<(int Status, long Here, string Address)> BeginAsync(string id, byte[] bytes, CancellationToken stop)
    {
        var said = new[] { ("id", id), ("event", $"{eventId}"), ("author", $"{author}"), ("filetype", "image/jpeg") };
        using var request = Tus(HttpMethod.Post, "/api/v1/uploads", bytes[..(bytes.Length / 2)]);
        request.Headers.Add("Upload-Length", $"{bytes.Length}");
        request.Headers.Add("Upload-Metadata", string.Join(',', said.Select(pair => $"{pair.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Item2))}")));
        using var answer = await http.SendAsync(request, stop);
        Assert.Equal("1.0.0", answer.Headers.GetValues("Tus-Resumable").Single());
        return ((int)answer.StatusCode, OffsetOf(answer) ?? 0, $"/api/v1/uploads/{id}");
    }

    private static HttpRequestMessage Tus(HttpMethod method, string address, byte[] piece)
    {
        var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(piece) };
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static long? OffsetOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Upload-Offset", out var values) ? long.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : null;

    public static string NewId()
    {
        // Milliseconds since 1970 in 48 bits, then chance; version 7, variant 1.
        var bytes = RandomNumberGenerator.GetBytes(16);
        var milliseconds = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var place = 5; place >= 0; place--, milliseconds >>= 8)
        {
            bytes[place] = (byte)milliseconds;
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        var hex = Convert.ToHexStringLower(bytes);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    private async Task SendAsync(List<JsonObject> batch, CancellationToken stop)
    {
        var request = new JsonObject
        {
            ["author"] = author.ToString(),
            ["operations"] = new JsonArray([.. batch.Select(one => { var sent = (JsonObject)one.DeepClone(); sent["deviceClock"] = Now(); return sent; })]),
        };
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.PostAsync(new Uri($"/api/v1/events/{eventId}/operations", UriKind.Relative), content, stop);
            Judge(batch, answer, await answer.Content.ReadAsStringAsync(stop));
        }
        catch (HttpRequestException)
        {
            // None of it was kept, or all of it was: the same again does no harm.
            Trouble = (0, null);
        }
    }

    private void Judge(List<JsonObject> batch, HttpResponseMessage answer, string text)
    {
        RetryAfter = answer.Headers.RetryAfter?.Delta;
        var said = IsJson(answer.Content.Headers.ContentType) ? Read(text) : null;
        if (answer.StatusCode == HttpStatusCode.OK && said?["results"] is JsonArray results)
        {
            foreach (var (one, result) in batch.Zip(results))
            {
                Take(one, result!.AsObject());
            }
        }
        else
        {
            // Who answers without JSON is not the server.
            Trouble = ((int)answer.StatusCode, (string?)said?["code"]);
        }
    }

    private void Take(JsonObject one, JsonObject result)
    {
        var id = (string)one["id"]!;
        Assert.Equal(id, (string?)result["id"]);
        switch ((string?)result["status"])
        {
            case "accepted" or "already_had":
                Waiting.Remove(one);
                Kept.Add(id, (long)result["number"]!);
                if ((string?)result["status"] == "already_had")
                {
                    AlreadyHad.Add(id);
                }

                break;
            case "refused":
                Assert.NotEmpty((string)result["sentence"]!);
                Waiting.Remove(one);
                Refused.Add(id, ((string)result["code"]!, one));
                break;
            default:
                // "try_later", and whatever this client does not know yet.
                break;
        }
    }

    private List<JsonObject> Batch()
    {
        var batch = new List<JsonObject>();
        var bytes = 1000;
        foreach (var one in Waiting.Take(MostOperations))
        {
            bytes += Encoding.UTF8.GetByteCount(one.ToJsonString()) + 60;
            if (bytes > MostBytes && batch.Count > 0)
            {
                break;
            }

            batch.Add(one);
        }

        return batch;
    }

    private string Now() => (TimeProvider.System.GetUtcNow() + Ahead).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsJson(MediaTypeHeaderValue? type) => type?.MediaType is "application/json" or "application/problem+json";

    private static JsonNode? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
