using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Coverage;
using Rapport.Features.Demo;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Features.Demo;

public sealed class DemoSpaceTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 10, 20, 0, TimeSpan.Zero));

    [Theory, EachEngine]
    public async Task Built_twice_the_demo_is_there_once_and_every_page_of_it_opens(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await StartAsync(engine);
        var first = await BuildAsync(world);
        var counts = await world.ReadAsync(CountAsync);
        var latest = await world.ReadAsync(db => db.Entries.MaxAsync(entry => entry.CapturedAt, World.Cancelled));
        time.Advance(TimeSpan.FromMinutes(5));
        var second = await BuildAsync(world);

        Assert.Equal(new Counts(1, 2, 8, 9 + 39 + 20 + 10, 69 + 46, 30 + 14, 11), counts);
        Assert.Equal(counts, await world.ReadAsync(CountAsync));
        Assert.Equal((first.SpaceId, first.PastAddress, first.LiveAddress), (second.SpaceId, second.PastAddress, second.LiveAddress));
        Assert.Equal([Phase.After, Phase.Live], await PhasesAsync(world));
        Assert.InRange(latest, time.GetUtcNow() - TimeSpan.FromMinutes(20), time.GetUtcNow());
        Assert.Equal(18, await world.ReadAsync(db => db.Shifts.CountAsync(World.Cancelled)));
        Assert.Empty(await RefusedAsync(world, expected: 1 + 2 + 78 + 115 + 9 + 6));
        Assert.Contains("Would you ring this number?", await world.Visitor.GetStringAsync(first.LiveAddress, World.Cancelled));
        Assert.Empty(world.Logs.Errors);
    }

    [Theory]
    [InlineData("03:00")]
    [InlineData("10:00")]
    [InlineData("17:30")]
    [InlineData("23:50")]
    public void Something_is_on_in_two_or_three_rooms_from_its_start_and_for_a_day(string clock)
    {
        var zone = EventZone.Of("Europe/London");
        var now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero) + TimeSpan.Parse(clock, CultureInfo.InvariantCulture);
        var sittings = DemoProgramme.Lay(DemoTexts.Read<DemoEvent>("live"), new DemoDay(Guid.Empty, DemoDay.SlotOf(now, zone), zone));
        var rooms = Enumerable.Range(0, 48).Select(half => zone.ToWall(now).AddMinutes(half * 30))
            .Select(at => sittings.Where(sitting => sitting.StartsAt <= at && sitting.StartsAt.AddMinutes(sitting.Minutes) > at)
                .Select(sitting => sitting.Session.Room).Distinct().Count());

        Assert.All(rooms, count => Assert.InRange(count, 2, 3));
        Assert.Equal(
            ["now", "mapnow", "galleynow"],
            sittings.Where(sitting => sitting.StartsAt <= zone.ToWall(now) && sitting.StartsAt.AddMinutes(sitting.Minutes) > zone.ToWall(now)).Select(sitting => sitting.Session.Key));
    }

    [Fact]
    public async Task A_start_after_the_day_is_over_lays_another_live_event()
    {
        LongRun.Only();
        await using var world = await StartAsync();
        var first = await BuildAsync(world);
        time.Advance(TimeSpan.FromDays(3));
        var second = await BuildAsync(world);

        Assert.Equal([Phase.After, Phase.After, Phase.Live], await PhasesAsync(world));
        Assert.Equal(first.PastAddress, second.PastAddress);
        Assert.NotEqual(first.LiveAddress, second.LiveAddress);
    }

    [Fact]
    public async Task A_build_that_broke_off_goes_on_where_it_stopped()
    {
        LongRun.Only();
        await using var world = await StartAsync();
        var built = await BuildAsync(world);
        var counts = await world.ReadAsync(CountAsync);
        await world.PlantAsync(async db =>
        {
            // Several are of the same moment, and one that was answered cannot go alone.
            var comments = db.Comments;
            var last = await comments.Where(comment => comment.AboutId != built.SpaceId && !comments.Any(reply => reply.ParentId == comment.Id))
                .OrderByDescending(comment => comment.PostedAt).ThenByDescending(comment => comment.Id).FirstAsync(World.Cancelled);
            db.Remove(last);
            db.Remove(await db.Activities.SingleAsync(activity => activity.SubjectId == last.Id, World.Cancelled));
            db.Remove(await db.Subjects.SingleAsync(subject => subject.Id == last.Id, World.Cancelled));
        });
        await BuildAsync(world);

        Assert.Equal(counts, await world.ReadAsync(CountAsync));
    }

    [Fact]
    public async Task Beside_other_spaces_the_demo_waits_for_a_word_and_brings_no_host()
    {
        LongRun.Only();
        await using var world = await StartAsync();
        Assert.False(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
        await world.SpaceAsync();
        await world.PersonAsync();
        Assert.True(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
        await BuildAsync(world);

        Assert.False(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
        Assert.False(await world.ReadAsync(db => db.People.AnyAsync(person => person.IsHost, World.Cancelled)));
    }

    [Fact]
    public async Task Every_line_of_the_script_can_be_said()
    {
        await using var world = await StartAsync();
        await BuildAsync(world);
        var before = await world.ReadAsync(CountAsync);
        var script = DemoTexts.Read<List<DemoLine>>("script");
        var player = world.Services.GetServices<IHostedService>().OfType<DemoPlayer>().Single();
        foreach (var line in script)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await player.SayAsync(line, World.Cancelled);
        }

        var after = await world.ReadAsync(CountAsync);
        Assert.Equal(80, script.Count);
        Assert.Equal(script.Count(line => line.Kind is not null), after.Entries - before.Entries);
        Assert.Equal(script.Count(line => line.Kind is null), after.Comments - before.Comments);
    }

    [Fact]
    public void Every_photo_of_the_texts_is_a_picture_that_can_be_drawn() => Assert.Equal(
        Rapport.Features.Demo.Pictures.Scene.All.Keys.Order(),
        new[] { "past", "live" }.SelectMany(name => DemoTexts.Read<DemoEvent>(name).Entries)
            .Select(entry => entry.Picture).OfType<string>().Distinct().Order());

    private Task<World> StartAsync(Engine engine = Engine.Sqlite) => World.StartAsync(engine, new() { Time = time });

    private static Task<DemoBuilt> BuildAsync(World world) => DemoSpace.BuildAsync(world.Services, World.Cancelled);

    private static Task<List<Phase>> PhasesAsync(World world) =>
        world.ReadAsync(db => db.Events.OrderBy(row => row.StartsOn).Select(row => row.Phase).ToListAsync(World.Cancelled));

    /// <summary>The addresses of pages that a visitor cannot open.</summary>
    private static async Task<List<string>> RefusedAsync(World world, int expected)
    {
        var addresses = await world.ReadAsync(db => db.Subjects.Where(subject => subject.Kind != Comment.SubjectKind && subject.Visibility == Visibility.Public)
            .Select(subject => subject.Address).ToListAsync(World.Cancelled));
        Assert.Equal(expected, addresses.Count);
        var refused = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await world.Visitor.GetAsync(address, World.Cancelled);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                refused.Add($"{(int)answer.StatusCode} {address}");
            }
        }

        return refused;
    }

    private static async Task<Counts> CountAsync(RapportDb db) => new(
        await db.Spaces.CountAsync(World.Cancelled),
        await db.Events.CountAsync(World.Cancelled),
        await db.People.CountAsync(World.Cancelled),
        await db.Sessions.CountAsync(World.Cancelled),
        await db.Entries.CountAsync(World.Cancelled),
        await db.Comments.CountAsync(World.Cancelled),
        await db.MediaFiles.CountAsync(World.Cancelled));

    private sealed record Counts(int Spaces, int Events, int People, int Sessions, int Entries, int Comments, int Photos);
}
