using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Spaces;

public sealed class PeopleTests
{
    [Theory, EachEngine]
    public async Task The_front_door_lists_only_the_spaces_that_the_reader_may_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        await world.HostAsync();
        var @public = await world.SpaceAsync();
        var members = await world.SpaceAsync(visibility: Visibility.Members);
        var team = await world.SpaceAsync(visibility: Visibility.Team);
        Space[] all = [@public, members, team];

        Assert.Equal([@public], await ListedAsync(world.Visitor, all));
        Assert.Equal([@public], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: @public)), all));
        Assert.Equal([@public, members], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Member, of: members)), all));
        Assert.Equal([@public], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Member, of: team)), all));
        Assert.Equal([@public, team], await ListedAsync(await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: team)), all));
        Assert.Equal(all, await ListedAsync(await world.SignInAsync(await world.HostAsync()), all));
    }

    private static async Task<IEnumerable<Space>> ListedAsync(HttpClient reader, Space[] all)
    {
        var page = await reader.GetStringAsync("/", World.Cancelled);
        return all.Where(space => page.Contains($"href=\"/{space.Slug}\"", StringComparison.Ordinal));
    }
}
