using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests.Features.Media;

public sealed class PictureDoorTests
{
    private static readonly string[] Sizes = ["small", "medium", "large"];

    [Theory]
    [EachEngine]
    public async Task A_picture_is_seen_by_whoever_may_see_the_entry_that_shows_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var (_, open) = await ada.PostPhotoAsync(@event, Pictures.Jpeg());
        var (_, members) = await ada.PostPhotoAsync(@event, Pictures.Jpeg(), "members");
        var (_, team) = await ada.PostPhotoAsync(@event, Pictures.Jpeg(), "team");
        var (_, own) = await ada.PostPhotoAsync(@event, Pictures.Jpeg(), "authorOnly");

        foreach (var (reader, expected) in new[] { (world.Visitor, 1), (mia, 2), (ben, 3), (ada, 4) })
        {
            foreach (var size in Sizes)
            {
                var seen = new List<bool>();
                foreach (var photo in new[] { open, members, team, own })
                {
                    seen.Add(await StatusAsync(reader, photo, size) == HttpStatusCode.OK);
                }

                Assert.Equal([true, expected > 1, expected > 2, expected > 3], seen);
            }
        }
    }

    [Fact]
    public async Task A_photo_without_an_entry_is_seen_by_its_sender_alone()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var photo = Ids.New(TimeProvider.System);
        using var sent = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada, photo));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(head, photo));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(world.Visitor, photo));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ada, photo, "huge"));
    }

    [Fact]
    public async Task A_browser_asks_each_time_and_is_told_that_nothing_changed()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, photo) = await ada.PostPhotoAsync(@event, Pictures.Jpeg());
        using var first = await world.Visitor.GetAsync($"/media/{photo}/small.webp", World.Cancelled);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/media/{photo}/small.webp");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await world.Visitor.SendAsync(again, World.Cancelled);

        Assert.Equal("image/webp", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task A_retracted_entry_takes_its_picture_with_it_also_from_who_has_it_already(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (entry, photo) = await ada.PostPhotoAsync(@event, Pictures.Jpeg());
        using var seen = await world.Visitor.GetAsync($"/media/{photo}/large.webp", World.Cancelled);
        await ada.OperateAsync(@event, "entry.retract", new { target = entry });
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/media/{photo}/large.webp");
        again.Headers.IfNoneMatch.Add(seen.Headers.ETag!);
        using var gone = await world.Visitor.SendAsync(again, World.Cancelled);

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [EachEngine]
    public async Task A_photo_belongs_to_one_entry_of_its_sender_in_its_event(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var other = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        await world.PlantAsync(db =>
        {
            db.Add(new Rapport.Features.Spaces.Membership(Ids.New(world.Time), person.Id, new(other.SpaceId, other.Id), Role.Reporter, world.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
        using var ada = await world.SignInAsync(person);
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, taken) = await ada.PostPhotoAsync(@event, Pictures.Jpeg());
        var free = Ids.New(TimeProvider.System);
        using var sent = await ada.SendPhotoAsync(@event, free, Pictures.Jpeg());

        Assert.Equal("file_unknown", (await PostAsync(ada, @event, taken)).Code);
        Assert.Equal("file_unknown", (await PostAsync(ben, @event, free)).Code);
        Assert.Equal("file_unknown", (await PostAsync(ada, other, free)).Code);
        Assert.Equal("file_unknown", (await PostAsync(ada, @event, Ids.New(TimeProvider.System))).Code);
        Assert.Equal("accepted", (await PostAsync(ada, @event, free)).Status);
    }

    [Theory]
    [EachEngine]
    public async Task Of_entries_that_take_the_same_photo_at_once_one_gets_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var photo = Ids.New(TimeProvider.System);
        using var sent = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(ada, @event, photo)));

        Assert.Single(answers, answer => answer.Status == "accepted");
        Assert.Equal(3, answers.Count(answer => answer.Code == "file_unknown"));
        Assert.Equal(1, await world.ReadAsync(db => db.Subjects.CountAsync(subject => subject.Kind == "entry", World.Cancelled)));
    }

    private static Task<System.Text.Json.JsonElement> PostAsync(HttpClient client, Event @event, Guid photo) =>
        client.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Guid photo, string size = "medium")
    {
        using var answer = await client.GetAsync($"/media/{photo}/{size}.webp", World.Cancelled);
        return answer.StatusCode;
    }
}
