namespace Rapport.Tests.Rules;

public sealed class RegistrationTests
{
    [Theory, EachEngine]
    public async Task Everything_that_is_registered_can_be_made(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { MakesEverything = true });
        Assert.NotNull(world.Services);
    }
}
