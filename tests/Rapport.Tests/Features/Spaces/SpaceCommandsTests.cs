using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Spaces;

public sealed class SpaceCommandsTests
{
    [Theory, EachEngine]
    public async Task A_space_is_added_with_its_organiser_and_shown_by_the_running_server(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var ada = await world.PersonAsync();

        var added = await CommandRun.OfAsync(world, "space", "add", "Performance in Local Government", "--slug", "performance", "--organiser", ada.Email);

        Assert.Equal((0, "/performance"), (added.Code, added.Line));
        Assert.Contains("Performance in Local Government", await world.Visitor.GetStringAsync("/performance", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal((ada.Id, Role.Owner), await world.ReadAsync(async db =>
        {
            var membership = await db.Memberships.SingleAsync(World.Cancelled);
            return (membership.PersonId, membership.Role);
        }));
    }

    [Theory, EachEngine]
    public async Task What_is_refused_says_so_in_a_sentence_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.SpaceAsync("performance");

        Assert.Equal("The web address “performance” is taken.", (await CommandRun.OfAsync(world, "space", "add", "Performance", "--slug", "performance")).Sentence);
        Assert.Equal("A web address has small letters, digits and single hyphens, and is not one of Rapport’s own words.", (await CommandRun.OfAsync(world, "space", "add", "Performance", "--slug", "people")).Sentence);
        Assert.Equal("Please give the space a name.", (await CommandRun.OfAsync(world, "space", "add", " ")).Sentence);
        Assert.Equal("There is no account with that e-mail address.", (await CommandRun.OfAsync(world, "space", "add", "Housing", "--organiser", "nobody@example.org")).Sentence);

        Assert.Equal(["performance"], await world.ReadAsync(db => db.Spaces.Select(space => space.Slug).ToListAsync(World.Cancelled)));
    }

    [Fact]
    public async Task The_demo_is_not_built_beside_a_space_that_is_not_its_own()
    {
        await using var world = await World.StartAsync();
        await world.SpaceAsync("performance");

        var demo = await CommandRun.OfAsync(world, "demo", "--urls", "http://127.0.0.1:0");

        Assert.Equal("There is already a space here that is not the demo: give --force to build the demo beside it.", demo.Sentence);
        Assert.Equal(["performance"], await world.ReadAsync(db => db.Spaces.Select(space => space.Slug).ToListAsync(World.Cancelled)));
    }
}
