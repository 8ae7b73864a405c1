using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme.Stars;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme.Stars;

public sealed class StarTests
{
    [Theory, EachEngine]
    public async Task A_session_is_starred_from_its_page_and_taken_out_without_script(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Counting bins");
        var home = await world.AddressOfAsync(@event.Id);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event, name: "Mia Lund"));
        var form = await member.FormAsync($"{home}/counting-bins");
        Assert.Equal(session.Id.ToString(), form["session"]);
        form["star"] = "on";

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => member.SendAsync($"{home}/programme/mine", form)));

        Assert.Contains("Counting bins", await member.GetStringAsync($"{home}/programme/mine", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal([session.Id], await StarsAsync(member, home));
        Assert.Empty(await StarsAsync(other, home));
        Assert.DoesNotContain("Counting bins", await other.GetStringAsync($"{home}/programme/mine", World.Cancelled), StringComparison.Ordinal);
        form["star"] = "off";
        await member.SendAsync($"{home}/programme/mine", form);
        Assert.Empty(await StarsAsync(member, home));
    }

    [Theory, EachEngine]
    public async Task Who_may_not_see_a_session_cannot_star_it_and_a_star_shows_nothing_that_was_taken_away(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (hidden, open) = (await world.SessionAsync(@event, "Planted meeting", Visibility.Team), await world.SessionAsync(@event, "Opening"));
        var home = await world.AddressOfAsync(@event.Id);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        using var stranger = await world.SignInAsync(await world.PersonAsync());
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));

        foreach (var browser in new[] { member, stranger, reporter })
        {
            await browser.SendAsync($"{home}/programme/mine", Star(hidden.Id));
            await browser.SendAsync($"{home}/programme/mine", Star(open.Id));
        }

        Assert.Equal([open.Id], await StarsAsync(member, home));
        Assert.Equal([open.Id], await StarsAsync(stranger, home));
        Assert.Equal([.. new[] { hidden.Id, open.Id }.Order()], (await StarsAsync(reporter, home)).Order());
        Assert.Equal(4, await world.ReadAsync(db => db.Stars.CountAsync(World.Cancelled)));
        await world.PlantAsync(async db => (await db.Subjects.SingleAsync(row => row.Id == open.Id, World.Cancelled)).SeenBy(Visibility.Team, Visibility.Public));
        Assert.Empty(await StarsAsync(member, home));
        Assert.DoesNotContain("Opening", await member.GetStringAsync($"{home}/programme/mine", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_stars_without_a_sign_in_and_shared_pages_carry_none()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Opening");
        var home = await world.AddressOfAsync(@event.Id);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        await member.SendAsync($"{home}/programme/mine", Star(session.Id));

        Assert.Equal("/sign-in", (await world.Visitor.GetAsync($"{home}/programme/mine", World.Cancelled)).Landed());
        Assert.Equal("/sign-in", (await world.Visitor.SendAsync($"{home}/programme/mine", Star(session.Id))).Landed());
        Assert.NotEqual(HttpStatusCode.OK, (await world.Visitor.GetAsync($"{home}/programme/stars", World.Cancelled)).StatusCode);
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event, name: "Ada Fenwick"));
        foreach (var page in new[] { "/programme", "/opening" })
        {
            var (own, others) = (await member.GetStringAsync(home + page, World.Cancelled), await other.GetStringAsync(home + page, World.Cancelled));
            Assert.Equal(WithoutPerson(own), WithoutPerson(others));
        }
    }

    private static string WithoutPerson(string page) => System.Text.RegularExpressions.Regex.Replace(page, "data-person=\"[^\"]+\"", "");

    private static Dictionary<string, string> Star(Guid session) => new() { ["session"] = session.ToString(), ["star"] = "on" };

    private static async Task<Guid[]> StarsAsync(HttpClient browser, string home) =>
        (await browser.GetFromJsonAsync<Guid[]>($"{home}/programme/stars", World.Cancelled))!;
}
