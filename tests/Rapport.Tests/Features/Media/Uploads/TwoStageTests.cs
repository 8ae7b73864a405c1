using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Tests.Features.Media.Uploads;

/// <summary>A picture of reading size goes first, its original follows, in whatever order they arrive and however often.</summary>
public sealed class TwoStageTests
{
    private static readonly byte[] Reading = Pictures.Jpeg(80, 60);
    private static readonly byte[] Original = Pictures.Jpeg(400, 300);

    private static Guid NewId => Ids.New(TimeProvider.System);

    [Theory, EachEngine]
    public async Task The_reading_size_is_shown_until_its_original_follows(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        await SendAsync(ada, @event, id, "reading", Reading);
        var posted = await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = id, alt = "A hall" });
        Assert.Equal(("accepted", (80, 60)), (posted.Status, await SizeAsync(world.Visitor, id)));
        Assert.Equal(HttpStatusCode.NotFound, await OriginalAsync(ada, id));
        using var before = await world.Visitor.GetAsync($"/media/{id}/large.webp", World.Cancelled);

        await SendAsync(ada, @event, id, "original", Original);
        Assert.Equal((400, 300), await SizeAsync(world.Visitor, id));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{id}/large.webp");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await world.Visitor.SendAsync(request, World.Cancelled);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(4, Features.Uploads.FilesIn(world));
        Assert.Equal(Original, await ada.GetByteArrayAsync($"/media/{id}/original", World.Cancelled));
    }

    [Theory, EachEngine]
    public async Task An_original_leaves_to_its_author_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        await SendAsync(ada, @event, id, "reading", Reading);
        await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = id, alt = "A hall" });
        await SendAsync(ada, @event, id, "original", Original);
        foreach (var other in new[]
        {
            world.Visitor,
            await world.SignInAsync(await world.PersonAsync(Role.Member, @event)),
            await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)),
            await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event)),
            await world.SignInAsync(await world.PersonAsync(Role.Owner, @event)),
            await world.SignInAsync(await world.HostAsync()),
        })
        {
            Assert.Equal((HttpStatusCode.NotFound, (400, 300)), (await OriginalAsync(other, id), await SizeAsync(other, id)));
        }

        Assert.Equal(HttpStatusCode.OK, await OriginalAsync(ada, id));
    }

    [Theory, EachEngine]
    public async Task In_any_order_twice_and_at_once_it_is_one_photo_shown_from_its_original(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var (late, both) = (NewId, NewId);
        await SendAsync(ada, @event, late, "original", Original);
        await SendAsync(ada, @event, late, "reading", Reading);
        await SendAsync(ada, @event, late, "original", Original);
        await SendAsync(ada, @event, late, "reading", Reading);
        await Task.WhenAll(SendAsync(ada, @event, both, "original", Original), SendAsync(ada, @event, both, "reading", Reading));

        Assert.Equal(((400, 300), (400, 300)), (await SizeAsync(ada, late), await SizeAsync(ada, both)));
        Assert.Equal((2, 8), (await world.ReadAsync(db => db.MediaFiles.CountAsync(World.Cancelled)), Features.Uploads.FilesIn(world)));
    }

    [Theory, EachEngine]
    public async Task Sent_again_when_its_upload_is_forgotten_the_same_is_known_and_another_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        foreach (var (part, bytes, expected) in new[]
        {
            ("reading", Reading, HttpStatusCode.Created), ("original", Original, HttpStatusCode.Created), ("reading", Reading, HttpStatusCode.Created),
            ("original", Original, HttpStatusCode.Created), ("reading", Pictures.Jpeg(81, 60), HttpStatusCode.Conflict), ("original", Pictures.Jpeg(401, 300), HttpStatusCode.Conflict),
        })
        {
            using var sent = await ada.BeginAsync(@event, id, bytes.Length, part, bytes);
            Assert.Equal(expected, sent.StatusCode);
            await world.PlantAsync(db => db.Uploads.ExecuteDeleteAsync(World.Cancelled));
        }

        Assert.Equal(((400, 300), 4), (await SizeAsync(ada, id), Features.Uploads.FilesIn(world)));
    }

    [Theory, EachEngine]
    public async Task A_photo_of_a_kind_that_cannot_be_shown_is_kept_privately_and_words_stand_in_its_place(Engine engine)
    {
        var heic = await Fixtures.Read("photos/exif", "heic__IMG_5195.HEIC");
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var (alone, seen) = (NewId, NewId);
        await SendAsync(ada, @event, alone, null, heic, "image/heic");
        await SendAsync(ada, @event, seen, "reading", Reading);
        await SendAsync(ada, @event, seen, "original", heic, "image/heic");
        var posted = Ids.New(TimeProvider.System);
        Assert.Equal("accepted", (await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = alone, alt = "A hall" }, posted)).Status);

        Assert.Equal((80, 60), await SizeAsync(ada, seen));
        foreach (var id in new[] { alone, seen })
        {
            using var original = await ada.GetAsync($"/media/{id}/original", World.Cancelled);
            Assert.Equal(("image/heic", heic.Length), (original.Content.Headers.ContentType?.MediaType, (await original.Content.ReadAsByteArrayAsync(World.Cancelled)).Length));
            Assert.Equal(HttpStatusCode.NotFound, await OriginalAsync(world.Visitor, id));
        }

        var place = await world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == posted).Select(subject => subject.Address).SingleAsync(World.Cancelled));
        var page = await world.Visitor.GetStringAsync(place, World.Cancelled);
        Assert.Contains("kept privately", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/media/{alone}", page, StringComparison.Ordinal);
        using var asReading = await ada.BeginAsync(@event, NewId, heic.Length, "reading", heic);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "image_heif"), (asReading.StatusCode, await asReading.CodeAsync()));
    }

    [Fact]
    public async Task Nothing_that_is_planted_in_a_photo_is_in_what_is_shown()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        await SendAsync(ada, @event, id, "reading", Pictures.Planted("heron-77"));
        await SendAsync(ada, @event, id, "original", Pictures.Planted("heron-78", 200));
        foreach (var size in new[] { "small", "medium", "large" })
        {
            var shown = Encoding.Latin1.GetString(await ada.GetByteArrayAsync($"/media/{id}/{size}.webp", World.Cancelled));
            Assert.DoesNotContain("heron", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", shown, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("heron-78", Encoding.Latin1.GetString(await ada.GetByteArrayAsync($"/media/{id}/original", World.Cancelled)), StringComparison.Ordinal);
    }

    private static async Task SendAsync(HttpClient client, Event @event, Guid id, string? part, byte[] bytes, string type = "image/jpeg")
    {
        using var sent = await client.BeginAsync(@event, id, bytes.Length, part, bytes, type: type);
        Assert.Equal((HttpStatusCode.Created, bytes.Length), (sent.StatusCode, sent.Offset));
    }

    private static async Task<(long Width, long Height)> SizeAsync(HttpClient client, Guid id)
    {
        var header = ImageHeader.Read(await client.GetByteArrayAsync($"/media/{id}/large.webp", World.Cancelled));
        return (header.Width, header.Height);
    }

    private static async Task<HttpStatusCode> OriginalAsync(HttpClient client, Guid id)
    {
        using var answer = await client.GetAsync($"/media/{id}/original", World.Cancelled);
        return answer.StatusCode;
    }

    private static async Task<(Event Event, HttpClient Reporter)> TeamAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));
    }
}
