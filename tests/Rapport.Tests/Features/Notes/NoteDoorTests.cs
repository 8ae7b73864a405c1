using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Notes;

/// <summary>Who is let into the conversation about a note, and by which way.</summary>
public sealed class NoteDoorTests
{
    [Theory, EachEngine]
    public async Task Whoever_does_not_capture_here_hears_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, member, elsewhere) = (await desk.WriterAsync(), await desk.WriterAsync("Mia Member", Role.Member), await world.PersonAsync(Role.Organiser, await world.EventAsync()));
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("heron-4711"));

        foreach (var (person, cookie, code) in new[] { (member.Person.Id, member.Cookie, "note_unknown"), (elsewhere.Id, await world.CookieAsync(elsewhere), "note_unknown"), (ada.Person.Id, null, "signed_out") })
        {
            await using var stranger = await Conversation.ConnectAsync(world.Address, desk.Note, cookie);
            await stranger.SayAsync(Message.Open(0, 0, person, 42));
            var answer = await stranger.HearAsync();
            Assert.Equal((Message.Refused, 0L, code), (answer!.Kind, answer.Number, answer.Code));
            Assert.Null(await stranger.HearAsync());
            var (said, _) = await ExchangeAsync(world, desk.Note, cookie, Message.Open(0, 0, person, 42), Message.Send(1, new Pen(42).Begin("Planted")));
            Assert.Equal(code, Assert.Single(said).Code);
        }

        Assert.Single(await desk.LogAsync());
        await using var lost = await Conversation.ConnectAsync(world.Address, Ids.New(world.Time), ada.Cookie);
        await lost.SayAsync(Message.Open(0, 0, ada.Person.Id, 42));
        Assert.Equal("note_unknown", (await lost.NextAsync(Message.Refused)).Code);
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_conversation()
    {
        await using var world = await World.StartAsync();
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => Conversation.ConnectAsync(world.Address, desk.Note, ada.Cookie, "https://elsewhere.example"));
        using var plain = await world.Visitor.GetAsync($"{desk.Address}/live", World.Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
    }

    [Fact]
    public async Task Who_says_nothing_is_shown_out()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(options: new() { Time = time });
        var desk = await Desk.OpenAsync(world);
        await using var silent = await Conversation.ConnectAsync(world.Address, desk.Note, null);
        var heard = silent.HearAsync();

        await Eventually.HoldsAsync("the line is ended", () =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult(heard.IsCompleted);
        }, TimeSpan.FromMinutes(1));
        Assert.False(heard.IsCompletedSuccessfully && await heard is not null);
    }

    [Theory, EachEngine]
    public async Task A_session_has_so_many_notes_and_one_that_is_hidden_makes_room(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        using var contributor = await world.SignInAsync(await world.PersonAsync(Role.Contributor, desk.Event));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, desk.Event));
        var notes = $"{await world.AddressOfAsync(desk.Session.Id)}/notes";
        for (var n = 1; n < 30; n++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await contributor.FormAsync(notes, ("title", $"Group {n}"))).Status);
        }

        Assert.Equal("notes_many", (await contributor.FormAsync(notes, ("title", "One more"))).Page.Code());
        await editor.FormAsync($"{await world.AddressOfAsync(desk.Event.Id)}/moderation/{desk.Note}", ("reason", "Empty."));
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.FormAsync(notes, ("title", "One more"))).Status);
    }

    [Theory, EachEngine]
    public async Task Whoever_is_sent_away_leaves_the_conversation(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();

        await world.PlantAsync(db => db.OpenSignIns.Where(row => row.PersonId == ada.Person.Id).ExecuteDeleteAsync(World.Cancelled));
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(ada.Person.Id));

        Assert.Equal("signed_out", (await one.NextAsync(Message.Refused)).Code);
    }

    [Theory, EachEngine]
    public async Task By_HTTP_the_same_is_said_and_heard_also_with_a_devices_key(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        using var own = await world.SignInAsync(ada.Person);
        var key = await own.KeyAsync(desk.Event);
        await using var other = await ben.JoinAsync();
        await other.AnsweredAsync(ben.Pen.Begin("Before"));

        var open = Message.Open(0, 0, ada.Person.Id, ada.Pen.Client);
        var (first, _) = await ExchangeAsync(world, desk.Note, ada.Cookie, open, Message.Send(1, ada.Pen.Begin("By cookie")));
        var (second, _) = await ExchangeAsync(world, desk.Note, null, key.Key, Message.Open(1, 2, ada.Person.Id, ada.Pen.Client), Message.Send(1, ada.Pen.Write(" and by key")));

        Assert.Equal([Message.Welcome, Message.Update, Message.Kept], first.Select(message => message.Kind));
        Assert.Equal([Message.Welcome, Message.Kept], second.Select(message => message.Kind));
        Assert.Equal(3, second[1].Second);
        Assert.Equal(2, (await other.NextAsync(Message.Update)).Number);
        Assert.Equal(3, (await other.NextAsync(Message.Update)).Number);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 1, 2 })]
    [InlineData(new byte[] { 200, 1, 1 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 255, 1 })]
    public async Task What_is_no_conversation_is_refused(byte[] body)
    {
        await using var world = await World.StartAsync();
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();

        var (said, status) = await PostAsync(world, desk.Note, ada.Cookie, null, body);

        Assert.Equal((HttpStatusCode.OK, "message_malformed"), (status, Assert.Single(said).Code));
    }

    [Fact]
    public async Task Who_says_too_much_at_once_by_HTTP_waits_and_nobody_else_does()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(options: new() { Time = time, Settings = new Dictionary<string, string?> { ["Notes:UpdatesPerSecond"] = "1" } });
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        byte[][] much = [Message.Open(0, 0, ada.Person.Id, ada.Pen.Client), Message.Send(1, ada.Pen.Begin("A")), .. Enumerable.Range(2, 20).Select(token => Message.Send(token, ada.Pen.Write("a")))];

        var (first, _) = await ExchangeAsync(world, desk.Note, ada.Cookie, much);
        byte[][] more = [Message.Open(1, 21, ada.Person.Id, ada.Pen.Client), Message.Send(1, ada.Pen.Write("b"))];
        var (second, status) = await ExchangeAsync(world, desk.Note, ada.Cookie, more);
        var (other, _) = await ExchangeAsync(world, desk.Note, ben.Cookie, Message.Open(1, 21, ben.Person.Id, ben.Pen.Client), Message.Send(1, ben.Pen.Begin("B")));

        Assert.Equal(21, first.Count(message => message.Kind == Message.Kept));
        var refused = Assert.Single(second);
        var again = refused.Json["again"]!.GetValue<int>();
        Assert.Equal((HttpStatusCode.OK, Message.Refused, 0L, "too_much", 13), (status, refused.Kind, refused.Number, refused.Code, again));
        Assert.Equal(Message.Kept, other[^1].Kind);
        Assert.Equal(22, (await desk.LogAsync()).Count);
        time.Advance(TimeSpan.FromSeconds(again));
        var (third, _) = await ExchangeAsync(world, desk.Note, ada.Cookie, more);
        Assert.Equal((Message.Kept, 23L), (third[^1].Kind, third[^1].Second));
    }

    [Theory, EachEngine]
    public async Task Where_the_database_fails_everybody_is_answered_and_comes_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        byte[][] said = [Message.Open(0, 0, ada.Person.Id, ada.Pen.Client), Message.Send(1, ada.Pen.Begin("Twelve"))];
        await using var one = await ada.JoinAsync();

        await world.PlantAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE note_updates RENAME TO note_updates_away", World.Cancelled));
        var (answered, _) = await ExchangeAsync(world, desk.Note, ada.Cookie, said);
        var refused = await one.AnsweredAsync(new Pen(ada.Pen.Client).Begin("Twelve"));
        await world.PlantAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE note_updates_away RENAME TO note_updates", World.Cancelled));
        var (kept, _) = await ExchangeAsync(world, desk.Note, ada.Cookie, said);

        Assert.DoesNotContain(answered, message => message.Kind == Message.Kept);
        Assert.Equal((Message.Refused, "try_later"), (refused.Kind, refused.Code));
        Assert.Equal((Message.Kept, 1L), (kept[^1].Kind, kept[^1].Second));
        Assert.Single(await desk.LogAsync());
    }

    [Theory, EachEngine]
    public async Task Presence_is_told_to_the_others_and_ends_with_whoever_leaves(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await using var one = await ada.JoinAsync();
        await using (var other = await ben.JoinAsync())
        {
            await other.SayAsync(Message.Tell(ada.Pen.Client, """{"forged":true}"""));
            await other.SayAsync(Message.Tell(ben.Pen.Client, """{"at":3}"""));
            var told = await one.NextAsync(Message.Presence);
            Assert.Equal((ben.Pen.Client, """{"at":3}"""), (told.Number, told.Json.ToJsonString()));
        }

        var gone = await one.NextAsync(Message.Presence);
        Assert.Equal((ben.Pen.Client, 0), (gone.Number, gone.Bytes.Length));
    }

    private static Task<(IReadOnlyList<Message> Said, HttpStatusCode Status)> ExchangeAsync(World world, Guid note, string? cookie, params byte[][] messages) =>
        PostAsync(world, note, cookie, null, Message.Joined(messages));

    private static Task<(IReadOnlyList<Message> Said, HttpStatusCode Status)> ExchangeAsync(World world, Guid note, string? cookie, string key, params byte[][] messages) =>
        PostAsync(world, note, cookie, key, Message.Joined(messages));

    private static async Task<(IReadOnlyList<Message> Said, HttpStatusCode Status)> PostAsync(World world, Guid note, string? cookie, string? key, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/notes/{note}/exchange") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"{Callers.Cookie}={cookie}");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new("Device", key);
        }

        using var answer = await world.Visitor.SendAsync(request, World.Cancelled);
        return (Message.ReadAll(await answer.Content.ReadAsByteArrayAsync(World.Cancelled)), answer.StatusCode);
    }
}
