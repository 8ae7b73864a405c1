using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;

namespace Rapport.Tests.Features.Events;

public sealed class EventCommandsTests
{
    [Theory, EachEngine]
    public async Task An_event_is_added_to_its_space_with_its_days_and_zone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.SpaceAsync("performance");

        var added = await CommandRun.OfAsync(world, "event", "add", "/performance/", "What should we be measuring?", "--from", "2026-11-24", "--to", "2026-11-25", "--zone", "Europe/London", "--venue", "Guildhall");

        Assert.Equal((0, "/performance/what-should-we-be-measuring"), (added.Code, added.Line));
        var held = await world.ReadAsync(db => db.Events.SingleAsync(World.Cancelled));
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25), "Europe/London", "Guildhall"), (held.StartsOn, held.EndsOn, held.Zone, held.Venue));
        Assert.Contains("Guildhall", await world.Visitor.GetStringAsync(added.Line, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_refused_says_so_in_a_sentence_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(await world.SpaceAsync("performance"), "measuring");

        Assert.Equal("There is no such space.", (await AddAsync(world, "housing", "--from", "2026-11-24")).Sentence);
        Assert.Equal("The web address “measuring” is taken.", (await AddAsync(world, "performance", "--from", "2026-11-24", "--slug", "measuring")).Sentence);
        Assert.Equal("Write a day as year, month and day: 2026-11-24.", (await AddAsync(world, "performance", "--from", "24.11.2026")).Sentence);
        Assert.Equal("Write a day as year, month and day: 2026-11-24.", (await AddAsync(world, "performance", "--from", "2026-02-28", "--to", "2026-02-30")).Sentence);
        Assert.Equal("An event cannot end before it starts.", (await AddAsync(world, "performance", "--from", "2026-11-24", "--to", "2026-11-23")).Sentence);
        Assert.Equal("Please name a zone such as Europe/London.", (await AddAsync(world, "performance", "--from", "2026-11-24", "--zone", "Mars/Phobos")).Sentence);

        Assert.Equal([@event.Id], await world.ReadAsync(db => db.Events.Select(row => row.Id).ToListAsync(World.Cancelled)));
    }

    private static Task<CommandRun> AddAsync(World world, string space, params string[] words) =>
        CommandRun.OfAsync(world, ["event", "add", space, "Measuring", .. words.Contains("--zone") ? words : [.. words, "--zone", "Europe/London"]]);
}
