using System.Net.Http.Json;
using System.Text;
using Rapport.Features.Events;
using Rapport.Features.Media.Uploads;
using Rapport.Shared;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Media.Uploads;

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
        met.Add(await UntilSlowedAsync(() => ada.PostAsJsonAsync(door, new { operations = Array.Empty<object>() }, World.Cancelled)));

        await AssertDescribedAsync(world, "POST /api/v1/events/{event}/operations", met);
    }

    [Fact]
    public async Task An_upload_is_begun_with_the_described_statuses_and_no_other()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "9" } });
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var abroad = await AbroadAsync(world, @event);
        var (id, other, none) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System), "not a picture"u8.ToArray());

        var met = new List<int>
        {
            await StatusAsync(ada.BeginAsync(@event, id, 9)),
            await StatusAsync(ada.BeginAsync(@event, id, 10)),
            await StatusAsync(ada.BeginAsync(@event, Guid.Empty, 9)),
            await StatusAsync(world.Visitor.BeginAsync(@event, id, 9)),
            await StatusAsync(abroad.BeginAsync(@event, id, 9)),
            await StatusAsync(ada.BeginAsync(await world.EventAsync(), id, 9)),
            await StatusAsync(ada.BeginAsync(@event, other, 1L << 40)),
            await StatusAsync(ada.BeginAsync(@event, other, none.Length, with: none)),
            await StatusAsync(ada.PostAsync(Tus.Door, null, World.Cancelled)),
        };
        met.Add(await UntilSlowedAsync(() => ada.BeginAsync(@event, id, 9)));

        await AssertDescribedAsync(world, "POST /api/v1/uploads", met);
    }

    [Theory]
    [InlineData(false, "/api/v1/uploads/{id}")]
    [InlineData(true, "/api/v1/uploads/{id}/original")]
    public async Task An_upload_goes_on_with_the_described_statuses_and_no_other(bool follows, string path)
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerPerson"] = "20" } });
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        using var ada = await world.SignInAsync(person);
        using var abroad = await AbroadAsync(world, @event);
        var (held, over, none) = (await PlantedAsync(world, @event, person, 1), await PlantedAsync(world, @event, person, -1), Ids.New(TimeProvider.System));
        string At(Guid id) => Tus.AddressOf(id, follows);
        Directory.CreateDirectory(Tus.PartialFolder(world));

        var patches = new List<int>
        {
            await StatusAsync(ada.AppendAsync(At(held), 0, [1])),
            await StatusAsync(ada.AppendAsync(At(held), 0, [1])),
            await StatusAsync(ada.AppendAsync(At(held), 1, [1], "md5 AAAA")),
            await StatusAsync(ada.AppendAsync(At(held), 1, [1], "sha1 AAAA")),
            await StatusAsync(ada.AppendAsync(At(held), 1, new ByteArrayContent([1]))),
            await StatusAsync(ada.AppendAsync(At(over), 0, [1])),
            await StatusAsync(ada.AppendAsync(At(none), 0, [1])),
            await StatusAsync(abroad.AppendAsync(At(held), 0, [1])),
            await StatusAsync(world.Visitor.AppendAsync(At(held), 0, [1])),
            await StatusAsync(ada.PatchAsync(At(held), Tus.Piece([1]), World.Cancelled)),
        };
        var asked = new List<int> { await StatusAsync(ada.AskAsync(At(held))), await StatusAsync(ada.AskAsync(At(over))), await StatusAsync(ada.AskAsync(At(none))), await StatusAsync(world.Visitor.AskAsync(At(held))), await StatusAsync(ada.SendAsync(new(HttpMethod.Head, At(held)), World.Cancelled)) };
        var ended = new List<int> { await StatusAsync(ada.EndAsync(At(none))), await StatusAsync(abroad.EndAsync(At(held))), await StatusAsync(world.Visitor.EndAsync(At(held))), await StatusAsync(ada.DeleteAsync(At(held), World.Cancelled)) };
        await using (new FileStream(Assert.Single(Tus.PartialFiles(world), file => file.Length > 0).FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            patches.Add(await StatusAsync(ada.AppendAsync(At(held), 1, [1])));
            asked.Add(await StatusAsync(ada.AskAsync(At(held))));
            ended.Add(await StatusAsync(ada.EndAsync(At(held))));
        }

        patches.Add(await StatusAsync(ada.AppendAsync(At(held), 1, [1, 1, 1, 1, 1, 1, 1, 1])));
        ended.Add(await StatusAsync(ada.EndAsync(At(over))));
        patches.Add(await UntilSlowedAsync(() => ada.AppendAsync(At(none), 0, [1])));
        ended.Add(await UntilSlowedAsync(() => ada.EndAsync(At(none))));
        await AssertDescribedAsync(world, "PATCH " + path, patches);
        await AssertDescribedAsync(world, "HEAD " + path, asked);
        await AssertDescribedAsync(world, "DELETE " + path, ended);

        async Task<Guid> PlantedAsync(World where, Event of, Rapport.Features.Accounts.Person sender, int days)
        {
            var (id, now) = (Ids.New(TimeProvider.System), where.Time.GetUtcNow());
            var start = new UploadStart(id, of.Id, sender.Id, follows ? UploadPart.Original : UploadPart.Whole, 9);
            await where.PlantAsync(db =>
            {
                db.Add(new Upload(start, Convert.ToHexStringLower(id.ToByteArray()), now.AddDays(-9), now.AddDays(days)));
                return Task.CompletedTask;
            });
            return id;
        }
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
            [await GetAsync(ada, $"/media/{photo}/small.webp"), await GetAsync(ada, $"/media/{photo}/small.webp", await MarkAsync(ada, $"/media/{photo}/small.webp")), await GetAsync(ada, $"/media/{Guid.Empty}/small.webp")]);
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

    private static async Task<int> UntilSlowedAsync(Func<Task<HttpResponseMessage>> send)
    {
        var status = 0;
        for (var i = 0; i < 60 && status != 429; i++)
        {
            using var answer = await send();
            status = (int)answer.StatusCode;
        }

        return status;
    }

    private static async Task<int> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "application/problem+json");
        return (int)answer.StatusCode;
    }

    private static async Task<int> SendAsync(HttpClient client, string door, HttpContent body)
    {
        // Asks first, so that an early answer is not lost with the rest of a large body.
        using var request = new HttpRequestMessage(HttpMethod.Post, door) { Content = body, Headers = { ExpectContinue = true } };
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

    private static async Task<string> MarkAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, World.Cancelled);
        return answer.Headers.ETag!.ToString();
    }

    private static int StatusOf(HttpResponseMessage answer)
    {
        Assert.Equal(answer.IsSuccessStatusCode ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (int)answer.StatusCode;
    }
}
