using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events;

public sealed class SetPlaceVisibilityTests
{
    [Theory, EachEngine]
    public async Task An_event_that_is_narrowed_takes_everything_inside_with_it_and_brings_it_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        var session = await world.SessionAsync(@event);
        var team = await world.SessionAsync(@event, visibility: Visibility.Team);
        var open = await world.EntryAsync(@event, author, session: session);
        var inTeam = await world.EntryAsync(@event, author, session: team);
        var members = await world.EntryAsync(@event, author, visibility: Visibility.Members);
        var said = await CommentAsync(world, members.Id, author);

        await ChangeAsync(world, @event.Id, Visibility.Team);

        Assert.Equal(
            [Visibility.Team, Visibility.Team, Visibility.Team, Visibility.Team, Visibility.Team],
            await OfAsync(world, @event.Id, session.Id, open.Id, members.Id, said));

        await ChangeAsync(world, @event.Id, Visibility.Public);

        Assert.Equal(
            [Visibility.Public, Visibility.Public, Visibility.Public, Visibility.Team, Visibility.Team, Visibility.Members, Visibility.Members],
            await OfAsync(world, @event.Id, session.Id, open.Id, team.Id, inTeam.Id, members.Id, said));
    }

    [Theory, EachEngine]
    public async Task What_was_said_about_a_hidden_entry_stays_out_of_sight_when_the_event_is_widened(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Team);
        var author = await world.PersonAsync(Role.Reporter, @event);
        var entry = await world.EntryAsync(@event, author);
        var said = await CommentAsync(world, entry.Id, author);
        await world.PlantAsync(async db => (await db.Subjects.SingleAsync(row => row.Id == entry.Id, World.Cancelled)).Hide("Not agreed.", author.Id, world.Time.GetUtcNow()));

        await ChangeAsync(world, @event.Id, Visibility.Public);

        Assert.Equal([Visibility.AuthorOnly], await OfAsync(world, said));
    }

    [Theory, EachEngine]
    public async Task A_space_that_is_narrowed_closes_the_kept_pages_of_its_events_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var address = $"/{space.Slug}/{@event.Slug}";
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);

        await ChangeAsync(world, space.Id, Visibility.Members);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/{space.Slug}", World.Cancelled)).StatusCode);
        var member = await world.SignInAsync(await world.PersonAsync(Role.Member, of: space));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(address, World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task The_log_of_each_stream_says_who_could_see_it_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @public = await world.EventAsync(space);
        var team = await world.EventAsync(space, visibility: Visibility.Team);

        await ChangeAsync(world, space.Id, Visibility.Members);

        var told = await world.ReadAsync(db => db.Activities.Where(act => act.Verb == "visibility.changed")
            .Select(act => new { act.StreamId, act.TakenFrom }).ToListAsync(World.Cancelled));
        Assert.Equal(new[] { space.Id, @public.Id }.ToHashSet(), told.Select(act => act.StreamId).ToHashSet());
        Assert.DoesNotContain(team.Id, told.Select(act => act.StreamId));
        Assert.All(told, act => Assert.Equal(Visibility.Public, act.TakenFrom));
    }

    [Theory, EachEngine]
    public async Task Nobody_can_make_a_place_its_authors_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();

        var outcome = await ChangeAsync(world, @event.Id, Visibility.AuthorOnly);

        Assert.Equal("visibility_unknown", outcome.Problem.Code);
        Assert.Equal([Visibility.Public], await OfAsync(world, @event.Id));
    }

    private static Task<Outcome<Visibility>> ChangeAsync(World world, Guid id, Visibility visibility) =>
        world.Acts.RunAsync((SetPlaceVisibility act, CancellationToken token) => act.RunAsync(new(id, visibility, null), token), World.Cancelled);

    // With the activity that ties it to what it is about, as a posted comment has.
    private static async Task<Guid> CommentAsync(World world, Guid about, Person author)
    {
        var comment = new Comment(Ids.New(world.Time), about, null, author.Id, "We tried this in our county.").Posted(world.Time.GetUtcNow());
        await world.PlantAsync(async db =>
        {
            var discussed = await db.Subjects.SingleAsync(row => row.Id == about, World.Cancelled);
            var subject = new Subject(comment.Id, Comment.SubjectKind, new(discussed.SpaceId, discussed.EventId, discussed.SessionId), author.Id, world.Time.GetUtcNow())
                .Named("We tried this in our county.", $"{discussed.Address}#{comment.Id}")
                .SeenBy(Visibility.Public, discussed.Visibility);
            db.AddRange(subject, comment);
            db.Add(new Activity(Ids.New(world.Time), "comment.posted", subject, author.Id, world.Time.GetUtcNow()).About(about));
        });
        return comment.Id;
    }

    private static async Task<IEnumerable<Visibility>> OfAsync(World world, params Guid[] ids)
    {
        var found = await world.ReadAsync(db => db.Subjects.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Visibility, World.Cancelled));
        return ids.Select(id => found[id]);
    }
}
