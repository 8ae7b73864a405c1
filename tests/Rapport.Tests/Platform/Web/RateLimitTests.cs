using System.Net;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

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
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerAddress"] = "4" } });
        var @event = await world.EventAsync();
        var discuss = await world.DiscussAsync(@event, @event.Id);
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var answers = new List<HttpStatusCode>();
        foreach (var name in new[] { "Gwen", "Gus", "Gil" })
        {
            var (guest, _) = await world.JoinAsync(code, name);
            using var leaves = guest;
            answers.Add((await guest.FormAsync(discuss, ("text", $"From {name}"))).Status);
            answers.Add((await guest.FormAsync(discuss, ("text", $"Again from {name}"))).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Redirect, 4), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        for (var n = 0; n < 6; n++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await member.FormAsync(discuss, ("text", $"Number {n}"))).Status);
        }
    }

    private static async Task<HttpStatusCode> LeaveAsync(World world, string address)
    {
        using var client = world.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return (await client.FormAsync("/sign-out")).Status;
    }
}
