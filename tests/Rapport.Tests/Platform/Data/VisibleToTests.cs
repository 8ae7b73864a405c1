using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

public sealed class VisibleToTests
{
    private static readonly Guid Author = Guid.CreateVersion7();

    [Theory, EachEngine]
    public async Task Every_reader_finds_exactly_what_they_may_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await PlantAllAsync(world);

        Assert.Equal(["public"], await SeenAsync(world, Reader.Visitor));
        Assert.Equal(["members", "public"], await SeenAsync(world, new Reader(Guid.CreateVersion7(), Role.Member, false)));
        Assert.Equal(["members", "public", "team"], await SeenAsync(world, new Reader(Guid.CreateVersion7(), Role.Reporter, false)));
        Assert.Equal(["author", "members", "public", "team"], await SeenAsync(world, new Reader(Author, Role.Member, false)));
        Assert.Equal(["members", "public", "team"], await SeenAsync(world, new Reader(Guid.CreateVersion7(), null, true)));
    }

    [Theory, EachEngine]
    public async Task What_is_hidden_is_known_to_its_author_and_to_organisers_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await PlantAllAsync(world);

        Assert.Equal(["public"], await KnownAsync(world, Reader.Visitor));
        Assert.Equal(["members", "public", "team"], await KnownAsync(world, new Reader(Guid.CreateVersion7(), Role.Reporter, false)));
        Assert.Equal(
            ["members", "public", "public hidden", "team", "team withdrawn"],
            await KnownAsync(world, new Reader(Guid.CreateVersion7(), Role.Organiser, false)));
        Assert.Equal(
            ["author", "members", "public", "public hidden", "team", "team withdrawn"],
            await KnownAsync(world, new Reader(Author, Role.Member, false)));
    }

    private static Task<List<string>> SeenAsync(World world, Reader reader) =>
        world.ReadAsync(db => TitlesAsync(db.Subjects.VisibleTo(reader)));

    private static Task<List<string>> KnownAsync(World world, Reader reader) =>
        world.ReadAsync(db => TitlesAsync(db.Subjects.KnownTo(reader)));

    private static async Task<List<string>> TitlesAsync(IQueryable<Subject> subjects)
    {
        var titles = await subjects.Where(subject => subject.Kind == Entry.SubjectKind).Select(subject => subject.Title).ToListAsync(World.Cancelled);
        titles.Sort(StringComparer.Ordinal);
        return titles;
    }

    private static async Task PlantAllAsync(World world)
    {
        var @event = await world.EventAsync();
        await world.PlantAsync(db =>
        {
            db.Add(new Person(Author, "Ann", world.Time.GetUtcNow()));
            db.AddRange(
                Subject(@event, "public", Visibility.Public),
                Subject(@event, "members", Visibility.Members),
                Subject(@event, "team", Visibility.Team),
                Subject(@event, "author", Visibility.AuthorOnly));
            var (hidden, withdrawn) = (Subject(@event, "public hidden", Visibility.Public), Subject(@event, "team withdrawn", Visibility.Team));
            hidden.Hide("Off the record.", Author, world.Time.GetUtcNow());
            withdrawn.Withdraw();
            db.AddRange(hidden, withdrawn);
            return Task.CompletedTask;
        });
    }

    private static Subject Subject(Event @event, string title, Visibility visibility) =>
        new Subject(Guid.CreateVersion7(), Entry.SubjectKind, new(@event.SpaceId, @event.Id), Author, TimeProvider.System.GetUtcNow())
            .Named(title, "/")
            .SeenBy(visibility, Visibility.Public);
}
