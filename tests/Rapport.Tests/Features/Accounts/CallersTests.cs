using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Accounts;

public sealed class CallersTests
{
    [Theory, EachEngine]
    public async Task A_signed_in_person_is_known_by_their_cookie(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(name: "Ada Fenwick");

        var caller = await CallerAsync(world, await world.CookieAsync(person));

        Assert.Equal(new Caller(person.Id, "Ada Fenwick", false), caller);
    }

    [Fact]
    public async Task A_cookie_that_somebody_changed_names_nobody()
    {
        await using var world = await World.StartAsync();
        var cookie = await world.CookieAsync(await world.PersonAsync());

        Assert.Null(await CallerAsync(world, cookie[..^4] + "AAAA"));
    }

    private static async Task<Caller?> CallerAsync(World world, string cookie)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Cookie = $"{Callers.Cookie}={cookie}";
        return await world.Services.GetRequiredService<Callers>().OfAsync(context);
    }
}
