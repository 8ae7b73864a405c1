using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NetVips;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Shared;
using Rapport.Tests.Features.Media.Uploads;

namespace Rapport.Tests.Features.Media;

public sealed class PhotoArrivalTests
{
    private static Guid NewId => Ids.New(TimeProvider.System);

    [Theory]
    [EachEngine]
    public async Task A_photo_sent_twice_arrives_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        using var first = await ada.SendPhotoAsync(@event, id, Pictures.Jpeg());
        using var second = await ada.SendPhotoAsync(@event, id, Pictures.Jpeg());

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal(new FileRef(id, 64, 48, null), (await world.ReadAsync(db => db.MediaFiles.SingleAsync(World.Cancelled))).ToRef());
        Assert.Equal(4, FilesOf(world).Count);
    }

    [Theory]
    [EachEngine]
    public async Task An_id_that_belongs_to_another_photo_or_person_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Ben Okri"));
        var id = NewId;
        using var first = await ada.SendPhotoAsync(@event, id, Pictures.Jpeg());
        using var another = await ada.SendPhotoAsync(@event, id, Pictures.Jpeg(800));
        using var stranger = await ben.SendPhotoAsync(@event, id, Pictures.Jpeg());

        Assert.Equal(HttpStatusCode.Conflict, another.StatusCode);
        Assert.Equal("id_taken", await another.CodeAsync());
        Assert.Equal(HttpStatusCode.Conflict, stranger.StatusCode);
        Assert.DoesNotContain("width", await stranger.Content.ReadAsStringAsync(World.Cancelled), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, FilesOf(world).Count);
    }

    [Fact]
    public async Task Only_the_team_sends_photos()
    {
        await using var world = await World.StartAsync();
        var (@event, _) = await TeamAsync(world);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Organiser, await world.EventAsync()));

        using var visitor = await world.Visitor.SendPhotoAsync(@event, NewId, Pictures.Jpeg());
        using var fromMember = await member.SendPhotoAsync(@event, NewId, Pictures.Jpeg());
        using var fromElsewhere = await elsewhere.SendPhotoAsync(@event, NewId, Pictures.Jpeg());

        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
        Assert.Equal("signed_out", await visitor.CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, fromMember.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, fromElsewhere.StatusCode);
        Assert.Empty(FilesOf(world));
    }

    [Fact]
    public async Task A_gif_of_44_bytes_that_claims_four_thousand_million_pixels_leaves_nothing_behind()
    {
        var bomb = await Fixtures.Read("security/images", "decompression_bomb.gif");
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        using var answer = await ada.SendPhotoAsync(@event, NewId, bomb);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("image_too_large", await answer.CodeAsync());
        Assert.Empty(FilesOf(world));
    }

    [Fact]
    public async Task What_is_too_heavy_no_picture_or_named_by_an_old_id_is_refused_with_its_code()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        using var heavy = await ada.BeginAsync(@event, NewId, (40 * 1024 * 1024) + 1);
        using var script = await ada.SendPhotoAsync(@event, NewId, Encoding.ASCII.GetBytes("<svg onload=alert(1)>"));
        using var random = await ada.SendPhotoAsync(@event, new Guid("5f0c3a52-7c43-4a53-9d3e-0d8b3a7e9a11"), Pictures.Jpeg());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, heavy.StatusCode);
        Assert.Equal("image_too_heavy", await heavy.CodeAsync());
        Assert.Equal("image_unknown", await script.CodeAsync());
        Assert.Equal("id_invalid", await random.CodeAsync());
        Assert.Empty(FilesOf(world));
    }

    [Fact]
    public async Task A_photo_that_breaks_off_half_way_leaves_nothing_behind()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var picture = Pictures.Jpeg(2000, 1500);
        using var half = await ada.SendPhotoAsync(@event, NewId, picture[..(picture.Length / 2)]);

        Assert.Equal("image_damaged", await half.CodeAsync());
        Assert.Empty(FilesOf(world));
        Assert.Empty(world.Logs.Errors);
    }

    [Fact]
    public async Task Where_a_photo_was_taken_stays_with_the_original()
    {
        var original = await Fixtures.Read("photos/exif", "jpg__gps__DSCN0010.jpg");
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        using (var planted = Image.NewFromBuffer(original))
        {
            Assert.Contains(planted.GetFields(), field => field.Contains("GPS", StringComparison.Ordinal));
        }

        var (_, photo) = await ada.PostPhotoAsync(@event, original);
        foreach (var size in new[] { "small", "medium", "large" })
        {
            var shown = await world.Visitor.GetByteArrayAsync($"/media/{photo}/{size}.webp", World.Cancelled);
            using var picture = Image.NewFromBuffer(shown);
            Assert.DoesNotContain(picture.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field.Contains("xmp", StringComparison.Ordinal));
        }

        Assert.Equal(original, await ada.GetByteArrayAsync($"/media/{photo}/original", World.Cancelled));
        using var refused = await world.Visitor.GetAsync($"/media/{photo}/original", World.Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_wall_time_of_a_camera_is_read_in_the_zone_of_the_event()
    {
        var original = await Fixtures.Read("photos/exif", "jpg__gps__DSCN0010.jpg");
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        using var sent = await ada.SendPhotoAsync(@event, NewId, original);

        var expected = EventZone.Of(@event.Zone).ToInstant(new DateTime(2008, 10, 22, 16, 28, 39));
        Assert.Equal(expected, (await world.ReadAsync(db => db.MediaFiles.SingleAsync(World.Cancelled))).TakenAt);
    }

    private static async Task<(Event Event, HttpClient Reporter)> TeamAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));
    }

    private static List<string> FilesOf(World world)
    {
        var folder = Path.Combine(world.Folder, "files");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }
}
