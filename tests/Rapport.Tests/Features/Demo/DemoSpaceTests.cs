using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
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
    public async Task Built_twice_the_demo_is_there_once(Engine engine)
    {
        await using var world = await StartAsync(engine);
        var first = await BuildAsync(world);
        var counts = await world.ReadAsync(CountAsync);
        time.Advance(TimeSpan.FromMinutes(50));
        var second = await BuildAsync(world);

        Assert.Equal(new Counts(1, 2, 8, 9 + 39 + 20 + 10, 69 + 46, 30 + 14, 11), counts);
        Assert.Equal(counts, await world.ReadAsync(CountAsync));
        Assert.Equal((first.SpaceId, first.PastAddress, first.LiveAddress), (second.SpaceId, second.PastAddress, second.LiveAddress));
    }

    [Theory, EachEngine]
    public async Task Every_page_of_the_demo_opens(Engine engine)
    {
        await using var world = await StartAsync(engine);
        await BuildAsync(world);
        var addresses = await world.ReadAsync(db => db.Subjects.Where(subject => subject.Kind != Comment.SubjectKind)
            .Select(subject => subject.Address).ToListAsync(World.Cancelled));
        var refused = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await world.Visitor.GetAsync(address, World.Cancelled);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                refused.Add($"{(int)answer.StatusCode} {address}");
            }
        }

        Assert.Empty(refused);
        Assert.Equal(1 + 2 + 78 + 115, addresses.Count);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task The_past_event_is_over_and_the_other_is_live(Engine engine)
    {
        await using var world = await StartAsync(engine);
        await BuildAsync(world);
        var phases = await world.ReadAsync(db => db.Events.OrderBy(row => row.StartsOn).Select(row => row.Phase).ToListAsync(World.Cancelled));
        var latest = await world.ReadAsync(db => db.Entries.MaxAsync(entry => entry.CapturedAt, World.Cancelled));

        Assert.Equal([Phase.After, Phase.Live], phases);
        Assert.InRange(latest, time.GetUtcNow() - TimeSpan.FromMinutes(15), time.GetUtcNow());
    }

    [Theory]
    [InlineData("03:00")]
    [InlineData("10:00")]
    [InlineData("17:30")]
    [InlineData("23:50")]
    public async Task Something_is_on_in_two_rooms_at_any_time_for_a_day(string clock)
    {
        time.SetUtcNow(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero) + TimeSpan.Parse(clock, System.Globalization.CultureInfo.InvariantCulture));
        await using var world = await StartAsync();
        var built = await BuildAsync(world);
        var front = await world.Visitor.GetStringAsync(built.LiveAddress, World.Cancelled);
        var sessions = await world.ReadAsync(db => db.Sessions.Where(row => row.StartsAt > time.GetUtcNow().AddDays(-2)).ToListAsync(World.Cancelled));
        var rooms = Enumerable.Range(0, 48).Select(half => time.GetUtcNow().AddMinutes(half * 30))
            .Select(at => sessions.Where(row => row.StartsAt <= at && row.EndsAt > at).Select(row => row.RoomId).Distinct().Count());

        Assert.Contains("Would you ring this number?", front);
        Assert.Contains("Cases, not columns", front);
        Assert.All(rooms, count => Assert.InRange(count, 2, 3));
    }

    [Fact]
    public async Task A_start_after_the_day_is_over_lays_another_live_event()
    {
        await using var world = await StartAsync();
        var first = await BuildAsync(world);
        time.Advance(TimeSpan.FromDays(3));
        var second = await BuildAsync(world);
        var phases = await world.ReadAsync(db => db.Events.OrderBy(row => row.StartsOn).Select(row => row.Phase).ToListAsync(World.Cancelled));

        Assert.Equal([Phase.After, Phase.After, Phase.Live], phases);
        Assert.Equal(first.PastAddress, second.PastAddress);
        Assert.NotEqual(first.LiveAddress, second.LiveAddress);
    }

    [Fact]
    public async Task A_build_that_broke_off_goes_on_where_it_stopped()
    {
        await using var world = await StartAsync();
        var built = await BuildAsync(world);
        var counts = await world.ReadAsync(CountAsync);
        await world.PlantAsync(async db =>
        {
            var last = await db.Comments.Where(comment => comment.AboutId != built.SpaceId).OrderByDescending(comment => comment.PostedAt).FirstAsync(World.Cancelled);
            db.Remove(last);
            db.Remove(await db.Activities.SingleAsync(activity => activity.SubjectId == last.Id, World.Cancelled));
            db.Remove(await db.Subjects.SingleAsync(subject => subject.Id == last.Id, World.Cancelled));
        });
        await BuildAsync(world);

        Assert.Equal(counts, await world.ReadAsync(CountAsync));
    }

    [Fact]
    public async Task Only_other_peoples_spaces_stand_in_the_way()
    {
        await using var world = await StartAsync();
        Assert.False(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
        await world.SpaceAsync();
        Assert.True(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
        await BuildAsync(world);
        Assert.False(await DemoSpace.IsAmongOthersAsync(world.Services, World.Cancelled));
    }

    [Fact]
    public async Task Beside_others_nobody_of_the_demo_is_a_host()
    {
        await using var world = await StartAsync();
        await world.PersonAsync();
        await BuildAsync(world);
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
