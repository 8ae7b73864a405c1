using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Platform.Web;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("2001:db8::1", "2001:db8::2:3", "2001:db8:0:1::1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.2")]
    public async Task Two_addresses_of_one_network_share_a_limit(string first, string same, string other)
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerAddress"] = "1" } });

        Assert.Equal(HttpStatusCode.Redirect, await LeaveAsync(world, first));
        Assert.Equal(HttpStatusCode.TooManyRequests, await LeaveAsync(world, same));
        Assert.Equal(HttpStatusCode.Redirect, await LeaveAsync(world, other));
    }

    [Fact]
    public async Task What_guests_of_one_address_send_counts_together_and_a_member_there_goes_on()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerAddress"] = "1" } });
        var @event = await world.EventAsync();
        var discuss = await world.DiscussAsync(@event, @event.Id);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var gwen = await GuestAsync(world, @event, "Gwen Guest");
        using var gus = await GuestAsync(world, @event, "Gus Guest");

        Assert.Equal(HttpStatusCode.Redirect, (await gwen.FormAsync(discuss, ("text", "From a guest"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await gus.FormAsync(discuss, ("text", "From another"))).Status);
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await member.FormAsync(discuss, ("text", $"Number {n}"))).Status);
        }
    }

    /// <summary>Who came in before, so that coming in counts for nothing here.</summary>
    private static async Task<HttpClient> GuestAsync(World world, Event @event, string name)
    {
        var guest = await world.PersonAsync(Role.Guest, @event, name: name);
        await world.PlantAsync(db => db.Users.Where(login => login.Id == guest.Id).ExecuteUpdateAsync(row => row.SetProperty(login => login.Email, (string?)null), World.Cancelled));
        return await world.SignInAsync(guest);
    }

    private static async Task<HttpStatusCode> LeaveAsync(World world, string address)
    {
        using var client = world.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return (await client.FormAsync("/sign-out")).Status;
    }
}
