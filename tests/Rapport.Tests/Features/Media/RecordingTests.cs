using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Events;
using Rapport.Platform.Files;
using Rapport.Shared;
using Rapport.Tests.Formats.Video;

namespace Rapport.Tests.Features.Media;

public sealed class RecordingTests
{
    private const string KeptAlone = "This recording is kept, but cannot be shown";

    [Theory, EachEngine]
    public async Task A_video_is_played_without_its_place_and_its_author_has_it_as_it_was(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var film = IsoMediaTests.Film();
        var (entry, recording) = await ada.PostRecordingAsync(@event, film);

        using var played = await world.Visitor.GetAsync($"/media/{recording}/play", World.Cancelled);
        var bytes = await played.Content.ReadAsByteArrayAsync(World.Cancelled);
        Assert.Equal((HttpStatusCode.OK, "video/mp4", film.Length), (played.StatusCode, played.Content.Headers.ContentType?.MediaType, bytes.Length));
        Assert.Equal(("no-cache", "nosniff"), (played.Headers.CacheControl?.ToString(), played.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(0, Recordings.CountOf(IsoFile.Place, bytes));
        Assert.Equal(film, await ada.GetByteArrayAsync($"/media/{recording}/original", World.Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/{recording}/original", World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/media/{recording}/medium.webp", World.Cancelled)).StatusCode);

        var page = await world.Visitor.GetStringAsync($"{await world.AddressOfAsync(entry)}", World.Cancelled);
        Assert.Contains($"<source src=\"/media/{recording}/play\" type=\"video/mp4\"", page, StringComparison.Ordinal);
        Assert.Contains("Video, 0:42", page, StringComparison.Ordinal);
        Assert.DoesNotContain("poster", page, StringComparison.Ordinal);
        Assert.Contains("What was said", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_gets_the_parts_that_it_asks_for()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, recording) = await ada.PostRecordingAsync(@event, MatroskaTests.Live(), "video/webm");
        var whole = await world.Visitor.GetByteArrayAsync($"/media/{recording}/play", World.Cancelled);

        using var part = await SendAsync(world.Visitor, recording, HttpMethod.Get, new RangeHeaderValue(10, 19));
        using var head = await SendAsync(world.Visitor, recording, HttpMethod.Head, null);
        using var past = await SendAsync(world.Visitor, recording, HttpMethod.Get, new RangeHeaderValue(1_000_000, null));
        using var same = await SendAsync(world.Visitor, recording, HttpMethod.Get, new RangeHeaderValue(10, 19), part.Headers.ETag);
        using var other = await SendAsync(world.Visitor, recording, HttpMethod.Get, new RangeHeaderValue(10, 19), new("\"another\""));

        Assert.Equal((HttpStatusCode.PartialContent, whole.Length), (part.StatusCode, (int)part.Content.Headers.ContentRange!.Length!));
        Assert.Equal(whole[10..20], await part.Content.ReadAsByteArrayAsync(World.Cancelled));
        Assert.Equal((HttpStatusCode.OK, "video/webm", whole.Length), (head.StatusCode, head.Content.Headers.ContentType?.MediaType, (int)head.Content.Headers.ContentLength!));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, past.StatusCode);
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.OK), (same.StatusCode, other.StatusCode));
    }

    [Theory, EachEngine]
    public async Task It_is_played_to_whoever_may_read_the_entry_and_gone_when_that_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var (_, team) = await ada.PostRecordingAsync(@event, IsoMediaTests.Fragmented(), "audio/mp4", "team");
        var (entry, open) = await ada.PostRecordingAsync(@event, IsoMediaTests.Fragmented(), "audio/mp4");
        var free = Ids.New(TimeProvider.System);
        using var sent = await ada.SendRecordingAsync(@event, free, IsoMediaTests.Fragmented(), "audio/mp4");

        Assert.Equal([200, 200, 200], await StatusesAsync(ada, team, open, free));
        Assert.Equal([404, 200, 404], await StatusesAsync(mia, team, open, free));
        Assert.Equal([404, 200, 404], await StatusesAsync(world.Visitor, team, open, free));

        await ada.OperateAsync(@event, "entry.retract", new { target = entry });
        Assert.Equal([404], await StatusesAsync(world.Visitor, open));
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_cleaned_is_its_authors_alone_and_the_page_says_so(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        byte[] song = [.. "ID3"u8, .. Encoding.Latin1.GetBytes(IsoFile.Place), .. new byte[200]];
        var (entry, recording) = await ada.PostRecordingAsync(@event, song, "audio/mpeg");

        Assert.Equal([404], await StatusesAsync(ada, recording));
        Assert.Equal([404], await StatusesAsync(world.Visitor, recording));
        Assert.Equal(song, await ada.GetByteArrayAsync($"/media/{recording}/original", World.Cancelled));
        var page = await world.Visitor.GetStringAsync($"{await world.AddressOfAsync(entry)}", World.Cancelled);
        Assert.Contains(KeptAlone, page, StringComparison.Ordinal);
        Assert.Contains("What was said", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<audio", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{recording}", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Sent_again_it_is_kept_once_and_another_file_under_its_id_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var id = Ids.New(TimeProvider.System);
        using var first = await ada.SendRecordingAsync(@event, id, IsoMediaTests.Film());
        using var again = await ada.SendRecordingAsync(@event, id, IsoMediaTests.Film());
        using var other = await ada.SendRecordingAsync(@event, id, IsoMediaTests.Fragmented());

        var answer = await first.Content.ReadFromJsonAsync<JsonElement>(World.Cancelled);
        Assert.Equal(("video", 42_000, 1280), (answer.GetProperty("kind").GetString(), answer.GetProperty("durationMs").GetInt32(), answer.GetProperty("width").GetInt32()));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (again.StatusCode, other.StatusCode));
        Assert.Equal("id_taken", await other.CodeAsync());
        Assert.Equal(2, world.Services.GetRequiredService<FileStore>().Keys().Count());
    }

    [Fact]
    public async Task What_is_no_recording_or_too_long_or_of_another_kind_is_refused_and_nothing_of_it_stays()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Media:AudioMegabytes"] = "1", ["Media:VideoMegabytes"] = "2" } });
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        byte[] Long(int bytes) => [.. IsoMediaTests.Fragmented(), .. IsoFile.Box("free", new byte[bytes])];

        Assert.Equal("recording_unknown", await CodeAsync(ada, @event, [1, 2, 3], "video/mp4"));
        Assert.Equal("recording_too_heavy", await CodeAsync(ada, @event, Long(1_000_000), "video/mp4"));
        Assert.Equal("recording_too_heavy", await CodeAsync(ada, @event, Long(2_000_000), "audio/mp4"));
        Assert.Empty(world.Services.GetRequiredService<FileStore>().Keys());

        var (sound, film, photo) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        using var one = await ada.SendRecordingAsync(@event, sound, IsoMediaTests.Fragmented(), "video/mp4");
        using var two = await ada.SendRecordingAsync(@event, film, IsoMediaTests.Film(), "audio/mp4");
        using var three = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());
        foreach (var (entry, file) in new[] { ("video", sound), ("audio", film), ("photo", film), ("audio", photo), ("note", sound) })
        {
            Assert.Equal("file_unfit", (await ada.OperateAsync(@event, "entry.post", new { entry, file, text = "x" })).Code);
        }

        Assert.Equal("recording_missing", (await ada.OperateAsync(@event, "entry.post", new { entry = "audio", text = "x" })).Code);
        Assert.Equal("accepted", (await ada.OperateAsync(@event, "entry.post", new { entry = "audio", file = sound })).Status);
    }

    private static async Task<string?> CodeAsync(HttpClient client, Event @event, byte[] recording, string contentType)
    {
        using var answer = await client.SendRecordingAsync(@event, Ids.New(TimeProvider.System), recording, contentType);
        return await answer.CodeAsync();
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(HttpClient client, params Guid[] recordings)
    {
        var statuses = new List<int>();
        foreach (var recording in recordings)
        {
            using var answer = await client.GetAsync($"/media/{recording}/play", World.Cancelled);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Guid recording, HttpMethod method, RangeHeaderValue? range, EntityTagHeaderValue? ifRange = null)
    {
        using var request = new HttpRequestMessage(method, $"/media/{recording}/play");
        request.Headers.Range = range;
        request.Headers.IfRange = ifRange is null ? null : new(ifRange);
        return await client.SendAsync(request, World.Cancelled);
    }
}
