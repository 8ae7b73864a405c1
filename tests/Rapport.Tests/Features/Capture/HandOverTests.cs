using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Media.Uploads;

namespace Rapport.Tests.Features.Capture;

/// <summary>What one person wrote reaches the server from another's device, as theirs and once.</summary>
public sealed class HandOverTests
{
    [Theory, EachEngine]
    public async Task Delivered_twice_and_by_the_phone_as_well_each_item_is_there_once_as_its_authors(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var phone = new Device(desk.Own, desk.Event, world.Time);
        var (early, note, photo) = (phone.Note("heron-1140"), phone.Note("heron-2280"), Ids.New(world.Time));
        var shown = phone.Entry("photo", "heron-3370", more: new { file = photo, alt = "A heron" });
        var piece = desk.Piece(early, note, shown);
        var picture = Pictures.Jpeg();
        Assert.Equal("accepted", (await phone.SendOneAsync(early)).Status);

        Assert.Equal(HttpStatusCode.Created, (await desk.PutAsync(desk.Carrier, photo, picture)).StatusCode);
        Assert.Equal("already_had accepted accepted", await desk.DeliverAsync(piece));
        Assert.Equal(HttpStatusCode.Created, (await desk.PutAsync(desk.Carrier, photo, picture)).StatusCode);
        Assert.Equal("already_had already_had already_had", await desk.DeliverAsync(piece));
        Assert.Equal(HttpStatusCode.Created, (await desk.Own.SendPhotoAsync(desk.Event, photo, picture)).StatusCode);
        Assert.Equal("already_had already_had already_had", string.Join(' ', (await phone.SendAsync(early, note, shown)).Select(answer => answer.Status)));

        Assert.Equal([desk.Writer.Id, desk.Writer.Id, desk.Writer.Id], await world.ReadAsync(db => db.Entries.Join(db.Subjects, entry => entry.Id, subject => subject.Id, (_, subject) => subject.AuthorId).ToListAsync(World.Cancelled)));
        Assert.Equal(desk.Writer.Id, await world.ReadAsync(db => db.MediaFiles.Select(file => file.AuthorId).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_is_not_as_its_authors_device_made_it_is_refused_whole(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var phone = new Device(desk.Own, desk.Event, world.Time);
        var (note, other) = (phone.Note("heron-1140"), await world.PersonAsync(Role.Reporter, desk.Event));
        var piece = desk.Piece(note);
        var elsewhere = await desk.Own.KeyAsync(desk.Another);
        var otherKey = await (await world.SignInAsync(other)).KeyAsync(desk.Event);
        var text = piece["text"]!.GetValue<string>();

        var tried = new (string Name, JsonObject Piece)[]
        {
            ("altered text", Changed(piece, "text", text.Replace("heron", "stork", StringComparison.Ordinal))),
            ("a space more", Changed(piece, "text", text + " ")),
            ("no proof", Changed(piece, "proof", "")),
            ("another key's id", Changed(piece, "key", $"{otherKey.Id}")),
            ("an unknown key's id", Changed(piece, "key", $"{Ids.New(world.Time)}")),
            ("another event's key", Desk.PieceOf(elsewhere, desk.Event.Id, desk.Writer.Id, note)),
            ("of another event", Desk.PieceOf(desk.Key, desk.Another.Id, desk.Writer.Id, note)),
            ("another author", Desk.PieceOf(desk.Key, desk.Event.Id, other.Id, note)),
            ("by another's own key", Desk.PieceOf(otherKey, desk.Event.Id, desk.Writer.Id, note)),
        };
        foreach (var (name, one) in tried)
        {
            using var answer = await desk.SendAsync(desk.Carrier, one);
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity, "proof_wrong"), (name, answer.StatusCode, await answer.CodeAsync()));
        }

        // The same piece, brought into another event where the carrier and the author are both on the team.
        using var replayed = await desk.SendAsync(desk.Carrier, piece, desk.Another);
        Assert.Equal("proof_wrong", await replayed.CodeAsync());
        Assert.Equal(0, await world.ReadAsync(db => db.Entries.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Whoever_does_not_capture_here_carries_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var (piece, picture, photo) = (desk.Piece(new Device(desk.Own, desk.Event, world.Time).Note("heron")), Pictures.Jpeg(), Ids.New(world.Time));
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, desk.Event));
        using var away = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));
        using var otherKey = world.Client().With((await desk.Own.KeyAsync(desk.Another)).Key);

        foreach (var stranger in new[] { member, away, otherKey })
        {
            using var words = await desk.SendAsync(stranger, piece);
            using var file = await desk.PutAsync(stranger, photo, picture);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (words.StatusCode, file.StatusCode));
        }

        using var nobody = await desk.SendAsync(world.Visitor, piece);
        Assert.Equal((HttpStatusCode.Unauthorized, "signed_out"), (nobody.StatusCode, await nobody.CodeAsync()));
        Assert.Equal((0, 0), (await world.ReadAsync(db => db.Entries.CountAsync(World.Cancelled)), await world.ReadAsync(db => db.MediaFiles.CountAsync(World.Cancelled))));
    }

    [Theory, EachEngine]
    public async Task A_photo_is_its_authors_only_with_the_bytes_that_were_proven(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var (picture, other, photo) = (Pictures.Jpeg(), Pictures.Jpeg(80, 60), Ids.New(world.Time));

        using var altered = await desk.PutAsync(desk.Carrier, photo, other, proven: (photo, picture));
        using var renamed = await desk.PutAsync(desk.Carrier, Ids.New(world.Time), picture, proven: (photo, picture));
        using var attributed = await desk.PutAsync(desk.Carrier, photo, picture, author: desk.CarrierPerson.Id);
        using var elsewhere = await desk.PutAsync(desk.Carrier, photo, picture, into: desk.Another);
        using var halved = await desk.PutAsync(desk.Carrier, photo, picture, without: ["sha256"]);
        using var unproven = await desk.PutAsync(desk.Carrier, photo, picture, without: ["key", "proof", "sha256"]);

        foreach (var answer in new[] { altered, renamed, attributed, elsewhere, halved })
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "proof_wrong"), (answer.StatusCode, await answer.CodeAsync()));
        }

        Assert.Equal((HttpStatusCode.Unauthorized, "signed_in_as_other"), (unproven.StatusCode, await unproven.CodeAsync()));
        Assert.Equal(0, await world.ReadAsync(db => db.MediaFiles.CountAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.Created, (await desk.PutAsync(desk.Carrier, photo, picture)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task The_reading_size_comes_before_its_original_and_both_are_the_authors(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var (reading, original, photo) = (Pictures.Jpeg(80, 60), Pictures.Jpeg(1600, 1200), Ids.New(world.Time));

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.Created, (await desk.PutAsync(desk.Carrier, photo, reading, part: "reading")).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await desk.PutAsync(desk.Carrier, photo, original)).StatusCode);
        }

        var file = await world.ReadAsync(db => db.MediaFiles.SingleAsync(World.Cancelled));
        Assert.Equal((photo, desk.Writer.Id, 1600), (file.Id, file.AuthorId, file.Width));
    }

    [Theory, EachEngine]
    public async Task What_a_revoked_key_proves_its_author_has_to_deliver(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var phone = new Device(desk.Own, desk.Event, world.Time);
        var note = phone.Note("heron");
        await desk.Own.SendAsync("/account/sign-ins?handler=Revoke", ("id", $"{desk.Key.Id}"));

        using var words = await desk.SendAsync(desk.Carrier, desk.Piece(note));
        using var file = await desk.PutAsync(desk.Carrier, Ids.New(world.Time), Pictures.Jpeg());

        Assert.Equal(("proof_revoked", "proof_revoked"), (await words.CodeAsync(), await file.CodeAsync()));
        Assert.Equal("accepted", (await phone.SendOneAsync(note)).Status);
    }

    [Theory, EachEngine]
    public async Task The_author_may_no_more_than_at_the_time_of_delivery(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await DeskAsync(world);
        var phone = new Device(desk.Own, desk.Event, world.Time);
        await world.PlantAsync(db => db.Memberships.Where(held => held.PersonId == desk.Writer.Id).ExecuteDeleteAsync(World.Cancelled));
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(desk.Writer.Id));

        using var answer = await desk.SendAsync(desk.Carrier, desk.Piece(phone.Note("heron")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "author_gone"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Theory, EachEngine]
    public async Task A_carriers_key_will_do_and_times_are_by_what_the_writers_clock_was_known_to_be_off(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var desk = await DeskAsync(world);
        var note = new Device(desk.Own, desk.Event, world.Time).Note("heron");
        (note["capturedAt"], note["correction"]) = ("2026-11-24T10:42:03.120Z", 3_600_000);
        note.Remove("deviceClock");
        using var carrier = world.Client().With((await desk.Carrier.KeyAsync(desk.Event)).Key);

        using var answer = await desk.SendAsync(carrier, desk.Piece(note));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 11, 42, 3, 120, TimeSpan.Zero), await world.ReadAsync(db => db.Entries.Select(entry => entry.CapturedAt).SingleAsync(World.Cancelled)));
        note.Remove("correction");
        Assert.Equal("already_had", await desk.DeliverAsync(desk.Piece(note)));
    }

    [Theory]
    [InlineData("""{"correction":1e300}""")]
    [InlineData("""{"correction":-1e15}""")]
    public async Task An_offset_that_no_clock_has_is_refused(string odd)
    {
        await using var world = await World.StartAsync();
        var phone = await world.ReporterAsync(await world.EventAsync());
        var note = phone.Note("heron");
        note["correction"] = JsonNode.Parse(odd)!["correction"]!.DeepClone();

        Assert.Equal("time_unlikely", (await phone.SendOneAsync(note)).Code);
    }

    [Theory]
    [InlineData("7", "batch_malformed")]
    [InlineData("""{"key":"none","proof":"","text":""}""", "batch_malformed")]
    [InlineData("""{"proof":"","text":""}""", "batch_malformed")]
    public async Task A_piece_that_is_none_is_refused(string body, string code)
    {
        await using var world = await World.StartAsync();
        var desk = await DeskAsync(world);
        using var content = new StringContent(body, null, "application/json");

        using var answer = await desk.Carrier.PostAsync($"/api/v1/events/{desk.Event.Id}/handovers", content, World.Cancelled);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task A_proven_text_that_is_no_batch_or_too_long_is_refused()
    {
        await using var world = await World.StartAsync();
        var desk = await DeskAsync(world);
        var phone = new Device(desk.Own, desk.Event, world.Time);

        using var nothing = await desk.SendAsync(desk.Carrier, HandOver.Piece(desk.Key, desk.Event.Id, "{\"operations\":"));
        using var many = await desk.SendAsync(desk.Carrier, desk.Piece([.. Enumerable.Range(0, 101).Select(number => phone.Note($"heron-{number}"))]));

        Assert.Equal(("batch_malformed", "batch_too_long"), (await nothing.CodeAsync(), await many.CodeAsync()));
    }

    private static JsonObject Changed(JsonObject piece, string name, string value)
    {
        var changed = (JsonObject)piece.DeepClone();
        changed[name] = value;
        return changed;
    }

    /// <summary>A writer with a key for an event, and a colleague at another device; both are on the team of another event too.</summary>
    private static async Task<Desk> DeskAsync(World world)
    {
        var space = await world.SpaceAsync();
        var (@event, another) = (await world.EventAsync(space, visibility: Visibility.Members), await world.EventAsync(space));
        var (writer, carrier) = (await world.PersonAsync(Role.Reporter, of: space), await world.PersonAsync(Role.Contributor, of: space, name: "Cara Carrier"));
        var own = await world.SignInAsync(writer);
        return new(@event, another, writer, carrier, own, await world.SignInAsync(carrier), await own.KeyAsync(@event));
    }

    private sealed record Desk(Event Event, Event Another, Person Writer, Person CarrierPerson, HttpClient Own, HttpClient Carrier, IssuedKey Key)
    {
        public JsonObject Piece(params JsonObject[] operations) => PieceOf(Key, Event.Id, Writer.Id, operations);

        public static JsonObject PieceOf(IssuedKey key, Guid eventId, Guid author, params JsonObject[] operations) =>
            HandOver.Piece(key, eventId, JsonSerializer.Serialize(new { author, operations }));

        public Task<HttpResponseMessage> SendAsync(HttpClient client, JsonObject piece, Event? into = null) =>
            client.PostAsJsonAsync($"/api/v1/events/{(into ?? Event).Id}/handovers", piece, World.Cancelled);

        public async Task<string> DeliverAsync(JsonObject piece)
        {
            using var answer = await SendAsync(Carrier, piece);
            var text = await answer.Content.ReadAsStringAsync(World.Cancelled);
            Assert.True(answer.IsSuccessStatusCode, text);
            return string.Join(' ', JsonNode.Parse(text)!["results"]!.AsArray().Select(result => (string?)result!["status"]));
        }

        /// <param name="proven">What the proof is of, where that is not what is sent.</param>
        /// <param name="without">What of the proof is left out.</param>
        public Task<HttpResponseMessage> PutAsync(HttpClient client, Guid file, byte[] bytes, Event? into = null, Guid? author = null, (Guid File, byte[] Bytes)? proven = null, string part = "original", params string[] without)
        {
            var proof = HandOver.FileProof(Key, Event.Id, proven?.File ?? file, proven?.Bytes ?? bytes).Where(pair => !without.Contains(pair.Key));
            return client.BeginAsync(into ?? Event, file, bytes.Length, part, bytes, author ?? Writer.Id, more: proof);
        }
    }
}
