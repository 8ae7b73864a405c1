using System.Net.Http.Json;
using System.Text;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Platform.Web.Api;

/// <summary>Each status that the description names is one that a device can meet, and it meets no other.</summary>
public sealed class ApiStatusTests
{
    [Fact]
    public async Task A_batch_is_answered_with_the_described_statuses_and_no_other()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "9" } });
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var door = $"/api/v1/events/{@event.Id}/operations";
        using var abroad = await AbroadAsync(world, @event);

        var met = new List<int>
        {
            await SendAsync(ada, door, JsonContent.Create(new { operations = Array.Empty<object>() })),
            await SendAsync(ada, door, JsonContent.Create(new { })),
            await SendAsync(ada, door, new StringContent("{", Encoding.UTF8, "application/json")),
            await SendAsync(world.Visitor, door, JsonContent.Create(new { operations = Array.Empty<object>() })),
            await SendAsync(abroad, door, JsonContent.Create(new { operations = Array.Empty<object>() })),
            await SendAsync(ada, $"/api/v1/events/{Guid.Empty}/operations", JsonContent.Create(new { operations = Array.Empty<object>() })),
            await SendAsync(ada, door, JsonContent.Create(new { operations = new[] { new string('x', 5 * 1024 * 1024) } })),
            await SendAsync(ada, door, new StringContent("text", Encoding.UTF8, "text/plain")),
        };
        met.Add(await UntilSlowedAsync(ada, door));

        await AssertDescribedAsync(world, "POST /api/v1/events/{event}/operations", met);
    }

    [Fact]
    public async Task A_photo_is_answered_with_the_described_statuses_and_no_other()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "9" } });
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var abroad = await AbroadAsync(world, @event);
        var id = Ids.New(TimeProvider.System);
        string At(Guid photo, string? of = null) => $"/api/v1/media/{photo}{(of ?? $"?event={@event.Id}")}";

        var met = new List<int>
        {
            await PutAsync(ada, At(id), Pictures.Jpeg()),
            await PutAsync(ada, At(id), Pictures.Jpeg(width: 90)),
            await PutAsync(ada, At(Guid.Empty), Pictures.Jpeg()),
            await PutAsync(ada, At(id, ""), Pictures.Jpeg()),
            await PutAsync(world.Visitor, At(id), Pictures.Jpeg()),
            await PutAsync(abroad, At(id), Pictures.Jpeg()),
            await PutAsync(ada, At(id, $"?event={Guid.Empty}"), Pictures.Jpeg()),
            await PutAsync(ada, At(Ids.New(TimeProvider.System)), new byte[41 * 1024 * 1024]),
            await PutAsync(ada, At(Ids.New(TimeProvider.System)), "not a picture"u8.ToArray()),
        };
        met.Add(await UntilSlowedAsync(ada, At(id)));

        await AssertDescribedAsync(world, "PUT /api/v1/media/{id}", met);
    }

    [Fact]
    public async Task Following_and_pictures_are_answered_with_the_described_statuses_and_no_other()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, photo) = await ada.PostPhotoAsync(@event, Pictures.Jpeg());

        await AssertDescribedAsync(world, "GET /live/{event}", [await GetAsync(ada, $"/live/{@event.Id}"), await GetAsync(ada, $"/live/{Guid.Empty}")]);
        await AssertDescribedAsync(world, "GET /live/{event}/after/{number}", [await GetAsync(ada, $"/live/{@event.Id}/after/0"), await GetAsync(ada, $"/live/{Guid.Empty}/after/0")]);
        await AssertDescribedAsync(world, "GET /media/{id}/{size}.webp",
            [await GetAsync(ada, $"/media/{photo}/small.webp"), await GetAsync(ada, $"/media/{photo}/small.webp", $"\"{photo:N}-small\""), await GetAsync(ada, $"/media/{Guid.Empty}/small.webp")]);
        await AssertDescribedAsync(world, "GET /media/{id}/original",
            [await GetAsync(ada, $"/media/{photo}/original"), await GetAsync(ada, $"/media/{photo}/original", $"\"{photo:N}-original\""), await GetAsync(world.Visitor, $"/media/{photo}/original")]);
    }

    private static async Task AssertDescribedAsync(World world, string operation, IEnumerable<int> met)
    {
        var described = (await ApiDescription.OfAsync(world)).Statuses(operation).Where(status => status != "5XX").Order(StringComparer.Ordinal);
        Assert.Equal(described, met.Distinct().Order().Select(status => $"{status}"));
    }

    private static async Task<HttpClient> AbroadAsync(World world, Event @event)
    {
        var abroad = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        abroad.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        abroad.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        return abroad;
    }

    private static async Task<int> UntilSlowedAsync(HttpClient client, string door)
    {
        var status = 0;
        for (var i = 0; i < 40 && status != 429; i++)
        {
            using var answer = door.Contains("/media/", StringComparison.Ordinal)
                ? await client.PutAsync(door, new ByteArrayContent(Pictures.Jpeg()), World.Cancelled)
                : await client.PostAsJsonAsync(door, new { operations = Array.Empty<object>() }, World.Cancelled);
            status = (int)answer.StatusCode;
        }

        return status;
    }

    private static async Task<int> SendAsync(HttpClient client, string door, HttpContent body)
    {
        // Asks first, so that an early answer is not lost with the rest of a large body.
        using var request = new HttpRequestMessage(HttpMethod.Post, door) { Content = body, Headers = { ExpectContinue = true } };
        using var answer = await client.SendAsync(request, World.Cancelled);
        return StatusOf(answer);
    }

    private static async Task<int> PutAsync(HttpClient client, string door, byte[] picture)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, door) { Content = new ByteArrayContent(picture), Headers = { ExpectContinue = true } };
        using var answer = await client.SendAsync(request, World.Cancelled);
        return StatusOf(answer);
    }

    private static async Task<int> GetAsync(HttpClient client, string address, string? had = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (had is not null)
        {
            request.Headers.Add("If-None-Match", had);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        return (int)answer.StatusCode;
    }

    private static int StatusOf(HttpResponseMessage answer)
    {
        Assert.Equal(answer.IsSuccessStatusCode ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (int)answer.StatusCode;
    }
}
