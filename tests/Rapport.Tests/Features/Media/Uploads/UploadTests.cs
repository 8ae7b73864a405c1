using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Features.Media.Uploads;
using Rapport.Shared;

namespace Rapport.Tests.Features.Media.Uploads;

public sealed class UploadTests
{
    private static readonly byte[] Picture = Pictures.Jpeg(300, 200);

    private static Guid NewId => Ids.New(TimeProvider.System);

    [Theory, EachEngine]
    public async Task A_photo_interrupted_at_any_byte_goes_on_there_and_arrives_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        foreach (var cut in new[] { 1, 2, 63, 64, 65, Picture.Length / 3, Picture.Length / 2, Picture.Length - 2, Picture.Length - 1 })
        {
            var id = NewId;
            using var begun = await ada.BeginAsync(@event, id, Picture.Length);
            var address = Tus.AddressOf(id);
            await CutAsync(world, ada, address, 0, cut, Picture);

            Assert.Equal(cut, await ada.OffsetAsync(address));
            using var rest = await ada.AppendAsync(address, cut, Picture[cut..]);
            Assert.Equal((HttpStatusCode.NoContent, Picture.Length), (rest.StatusCode, rest.Offset));
            Assert.Equal(Picture, await ada.GetByteArrayAsync($"/media/{id}/original", World.Cancelled));
            Assert.Equal(1, await world.ReadAsync(db => db.MediaFiles.CountAsync(file => file.Id == id, World.Cancelled)));
        }

        Assert.Empty(Tus.PartialFiles(world));
        Assert.Empty(world.Logs.Errors);
    }

    [Fact]
    public async Task A_photo_interrupted_again_and_again_arrives()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var (id, random, here) = (NewId, new Random(11), 0);
        using var begun = await ada.BeginAsync(@event, id, Picture.Length);
        for (var next = here + random.Next(1, 200); next < Picture.Length; next += random.Next(1, 200))
        {
            await CutAsync(world, ada, Tus.AddressOf(id), here, next - here, Picture[here..]);
            Assert.Equal(here = next, await ada.OffsetAsync(Tus.AddressOf(id)));
        }

        using var rest = await ada.AppendAsync(Tus.AddressOf(id), here, Picture[here..]);
        Assert.Equal(Picture, await ada.GetByteArrayAsync($"/media/{id}/original", World.Cancelled));
    }

    [Theory, EachEngine]
    public async Task Begun_twice_it_is_one_upload_and_with_anything_else_the_id_is_taken(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var id = NewId;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.BeginAsync(@event, id, Picture.Length)));
        using var longer = await ada.BeginAsync(@event, id, Picture.Length + 1);
        using var stranger = await ben.BeginAsync(@event, id, Picture.Length);

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Created, Tus.AddressOf(id), "1.0.0"), (answer.StatusCode, answer.Headers.Location?.ToString(), answer.Headers.GetValues("Tus-Resumable").Single())));
        Assert.Equal(1, await world.ReadAsync(db => db.Uploads.CountAsync(World.Cancelled)));
        Assert.Equal((HttpStatusCode.Conflict, "id_taken"), (longer.StatusCode, await longer.CodeAsync()));
        Assert.Equal((HttpStatusCode.Conflict, "id_taken"), (stranger.StatusCode, await stranger.CodeAsync()));
    }

    [Theory, EachEngine]
    public async Task A_lost_last_answer_is_asked_for_and_does_no_harm(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        using var sent = await ada.BeginAsync(@event, id, Picture.Length, with: Picture);

        Assert.Equal((HttpStatusCode.Created, Picture.Length), (sent.StatusCode, sent.Offset));
        Assert.Equal(Picture.Length, await ada.OffsetAsync(Tus.AddressOf(id)));
        using var again = await ada.BeginAsync(@event, id, Picture.Length, with: Picture);
        using var more = await ada.AppendAsync(Tus.AddressOf(id), Picture.Length, []);
        using var piece = await ada.AppendAsync(Tus.AddressOf(id), 0, Picture);
        Assert.Equal((HttpStatusCode.Created, Picture.Length), (again.StatusCode, again.Offset));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (more.StatusCode, piece.StatusCode));
        Assert.Equal(1, await world.ReadAsync(db => db.MediaFiles.CountAsync(World.Cancelled)));
        Assert.Equal(4, Features.Uploads.FilesIn(world));
    }

    [Theory, EachEngine]
    public async Task Of_pieces_sent_at_once_one_is_taken(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        using var begun = await ada.BeginAsync(@event, id, Picture.Length);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.AppendAsync(Tus.AddressOf(id), 0, Picture)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Locked }));
        Assert.Equal(Picture, await ada.GetByteArrayAsync($"/media/{id}/original", World.Cancelled));
    }

    [Fact]
    public async Task A_piece_that_was_changed_on_its_way_is_not_kept()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var (id, half) = (NewId, Picture.Length / 2);
        var address = Tus.AddressOf(id);
        using var begun = await ada.BeginAsync(@event, id, Picture.Length);
        var right = "sha1 " + Sum(HashAlgorithmName.SHA1, Picture[..half]);
        byte[] changed = [.. Picture[..half]];
        changed[17] ^= 1;
        using var wrong = await ada.AppendAsync(address, 0, changed, right);
        using var unknown = await ada.AppendAsync(address, 0, Picture[..half], "md5 AAAA");
        Assert.Equal((460, "upload_checksum"), ((int)wrong.StatusCode, await wrong.CodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, 0), (unknown.StatusCode, await ada.OffsetAsync(address)));

        using var first = await ada.AppendAsync(address, 0, Picture[..half], right);
        using var last = await ada.AppendAsync(address, half, Picture[half..], "sha256 " + Sum(HashAlgorithmName.SHA256, Picture[half..]));
        Assert.Equal((half, Picture.Length), (first.Offset, last.Offset));
    }

    [Fact]
    public async Task What_is_not_the_protocol_is_refused_and_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var address = Tus.AddressOf(NewId);
        using var begun = await ada.BeginAsync(@event, Guid.Parse(address[^36..]), Picture.Length);
        using var offset = await ada.AppendAsync(address, 7, Picture[7..]);
        using var type = await ada.AppendAsync(address, 0, new ByteArrayContent(Picture));
        using var version = await ada.SendAsync(new(HttpMethod.Head, address), World.Cancelled);
        using var empty = await ada.BeginAsync(@event, NewId, 0);
        using var part = await ada.BeginAsync(@event, NewId, 5, part: "half");
        using var old = await ada.BeginAsync(@event, new Guid("5f0c3a52-7c43-4a53-9d3e-0d8b3a7e9a11"), 5);
        using var heavy = await ada.BeginAsync(@event, NewId, (40 * 1024 * 1024) + 1);
        using var options = await world.Visitor.SendAsync(new(HttpMethod.Options, Tus.Door), World.Cancelled);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.PreconditionFailed), (offset.StatusCode, type.StatusCode, version.StatusCode));
        Assert.Equal(("upload_malformed", "upload_malformed", "id_invalid"), (await empty.CodeAsync(), await part.CodeAsync(), await old.CodeAsync()));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "image_too_heavy"), (heavy.StatusCode, await heavy.CodeAsync()));
        Assert.Equal("creation,creation-with-upload,termination,expiration,checksum", options.Headers.GetValues("Tus-Extension").Single());
        Assert.Equal((0, 1), (await ada.OffsetAsync(address), await world.ReadAsync(db => db.Uploads.CountAsync(World.Cancelled))));
    }

    [Fact]
    public async Task An_upload_is_there_for_whoever_began_it_alone()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var address = Tus.AddressOf(NewId);
        using var begun = await ada.BeginAsync(@event, Guid.Parse(address[^36..]), Picture.Length);
        foreach (var (who, expected) in new[]
        {
            (await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)), HttpStatusCode.NotFound),
            (await world.SignInAsync(await world.PersonAsync(Role.Owner, @event)), HttpStatusCode.NotFound),
            (await world.SignInAsync(await world.HostAsync()), HttpStatusCode.NotFound),
            (world.Visitor, HttpStatusCode.Unauthorized),
        })
        {
            using var asked = await who.AskAsync(address);
            using var sent = await who.AppendAsync(address, 0, Picture);
            using var ended = await who.EndAsync(address);
            Assert.Equal((expected, expected, expected), (asked.StatusCode, sent.StatusCode, ended.StatusCode));
            Assert.Null(asked.Offset);
        }

        Assert.Equal(0, await ada.OffsetAsync(address));
    }

    [Fact]
    public async Task An_upload_that_is_ended_is_gone_with_its_bytes()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var id = NewId;
        using var begun = await ada.BeginAsync(@event, id, Picture.Length);
        using var some = await ada.AppendAsync(Tus.AddressOf(id), 0, Picture[..50]);
        Assert.Single(Tus.PartialFiles(world));
        using var ended = await ada.EndAsync(Tus.AddressOf(id));
        using var asked = await ada.AskAsync(Tus.AddressOf(id));
        using var more = await ada.AppendAsync(Tus.AddressOf(id), 50, Picture[50..]);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (ended.StatusCode, asked.StatusCode, more.StatusCode));
        Assert.Equal((0, 0), (Tus.PartialFiles(world).Count, await world.ReadAsync(db => db.Uploads.CountAsync(World.Cancelled))));
    }

    [Theory, EachEngine]
    public async Task What_was_never_finished_goes_when_its_time_is_over(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time, Settings = new Dictionary<string, string?> { ["Uploads:KeepDays"] = "2" } });
        var (@event, ada) = await TeamAsync(world);
        var (id, other) = (Ids.New(time), Ids.New(time));
        using var begun = await ada.BeginAsync(@event, id, Picture.Length);
        using var some = await ada.AppendAsync(Tus.AddressOf(id), 0, Picture[..50]);
        Assert.Equal("Thu, 26 Nov 2026 09:00:00 GMT", some.Headers.GetValues("Upload-Expires").Single());
        time.Advance(TimeSpan.FromDays(1));
        using var later = await ada.BeginAsync(@event, other, Picture.Length);
        using var kept = await ada.AppendAsync(Tus.AddressOf(other), 0, Picture[..60]);
        Assert.Equal((50, 60), (await ada.OffsetAsync(Tus.AddressOf(id)), await ada.OffsetAsync(Tus.AddressOf(other))));
        time.Advance(TimeSpan.FromDays(1));

        // Its own clock wakes whoever tidies.
        await Eventually.HoldsAsync("the older one is gone", () => Task.FromResult(Tus.PartialFiles(world).Select(file => file.Length).SequenceEqual([60])));
        using var asked = await ada.AskAsync(Tus.AddressOf(id));
        Assert.Equal((HttpStatusCode.NotFound, 1), (asked.StatusCode, await world.ReadAsync(db => db.Uploads.CountAsync(World.Cancelled))));
    }

    [Theory, EachEngine]
    public async Task An_upload_whose_time_is_over_is_begun_anew(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        using var ada = await world.SignInAsync(person);
        var (id, now) = (NewId, world.Time.GetUtcNow());
        await world.PlantAsync(db =>
        {
            db.Add(new Upload(new(id, @event.Id, person.Id, UploadPart.Whole, 9), new string('a', 32), now.AddDays(-8), now.AddDays(-1)));
            return Task.CompletedTask;
        });
        using var asked = await ada.AskAsync(Tus.AddressOf(id));
        using var more = await ada.AppendAsync(Tus.AddressOf(id), 0, Picture);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (asked.StatusCode, more.StatusCode));

        using var anew = await ada.BeginAsync(@event, id, Picture.Length, with: Picture);
        Assert.Equal((HttpStatusCode.Created, Picture.Length), (anew.StatusCode, await ada.OffsetAsync(Tus.AddressOf(id))));
    }

    [Fact]
    public async Task What_was_whole_when_the_server_was_killed_is_received_before_it_is_called_so()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var (good, bad) = (NewId, NewId);
        foreach (var (id, bytes) in new[] { (good, Picture), (bad, new byte[Picture.Length]) })
        {
            using var begun = await ada.BeginAsync(@event, id, Picture.Length);
            var key = await world.ReadAsync(db => db.Uploads.Where(upload => upload.Id == id).Select(upload => upload.Key).SingleAsync(World.Cancelled));
            Directory.CreateDirectory(Tus.PartialFolder(world));
            await File.WriteAllBytesAsync(Path.Combine(Tus.PartialFolder(world), key), bytes, World.Cancelled);
        }

        Assert.Equal(Picture.Length, await ada.OffsetAsync(Tus.AddressOf(good)));
        Assert.Equal(Picture, await ada.GetByteArrayAsync($"/media/{good}/original", World.Cancelled));
        using var refused = await ada.AskAsync(Tus.AddressOf(bad));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Empty(Tus.PartialFiles(world));
    }

    [Fact]
    public async Task Nothing_new_arrives_in_a_sealed_event()
    {
        await using var world = await World.StartAsync();
        var (@event, ada) = await TeamAsync(world);
        var seen = NewId;
        using var reading = await ada.BeginAsync(@event, seen, Picture.Length, "reading", Picture);
        await world.Acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(@event.Id, Phase.Sealed, null), token), World.Cancelled);
        using var refused = await ada.BeginAsync(@event, NewId, Picture.Length);
        using var follows = await ada.BeginAsync(@event, seen, Picture.Length, "original", Picture);

        Assert.Equal((HttpStatusCode.Conflict, "event_sealed"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(HttpStatusCode.Created, follows.StatusCode);
    }

    private static async Task CutAsync(World world, HttpClient client, string address, int offset, int cut, byte[] bytes)
    {
        var piece = new CutPiece(bytes, cut, () => Eventually.HoldsAsync("the bytes are here", () => Task.FromResult(Tus.PartialFiles(world).Any(file => file.Length == offset + cut))));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.AppendAsync(address, offset, piece));
    }

    private static string Sum(HashAlgorithmName name, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(name);
        hash.AppendData(bytes);
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static async Task<(Event Event, HttpClient Reporter)> TeamAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));
    }
}
