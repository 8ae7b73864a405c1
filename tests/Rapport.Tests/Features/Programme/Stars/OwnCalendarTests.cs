using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme.Stars;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme.Stars;

/// <summary>One's own programme at a private address, for a calendar program that does not sign in.</summary>
public sealed partial class OwnCalendarTests
{
    [Theory, EachEngine]
    public async Task A_calendar_program_reads_the_stars_of_its_owner_as_far_as_that_one_may_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var home = await world.AddressOfAsync(@event.Id);
        var (starred, other, inner) = (await world.SessionAsync(@event, "Counting bins"), await world.SessionAsync(@event, "Not starred"), await world.SessionAsync(@event, "For the team"));
        var person = await world.PersonAsync(Role.Guest, @event);
        using var guest = await world.SignInAsync(person);
        foreach (var session in new[] { starred, inner })
        {
            await guest.SendAsync($"{home}/programme/mine", ("session", $"{session.Id}"));
        }

        var address = await AddressAsync(guest, home);
        var calendar = await world.Visitor.GetStringAsync(address, World.Cancelled);

        Assert.Contains("SUMMARY:Counting bins", calendar, StringComparison.Ordinal);
        Assert.Contains("For the team", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("Not starred", calendar, StringComparison.Ordinal);
        Assert.NotNull(other);
        Assert.DoesNotContain(address.Split('/')[^1], await guest.GetStringAsync($"{home}/programme/mine", World.Cancelled), StringComparison.Ordinal);

        // What is closed to its owner is closed to the calendar, at the next look.
        await world.PlantAsync(async db =>
        {
            var subject = await db.Subjects.SingleAsync(row => row.Id == inner.Id, World.Cancelled);
            db.Add(new Activity(Ids.New(world.Time), "session.narrowed", subject.SeenBy(Visibility.Team, Visibility.Members), null, world.Time.GetUtcNow()));
        });
        Assert.DoesNotContain("For the team", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_new_address_ends_the_one_before_and_only_its_hash_is_kept(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var home = await world.AddressOfAsync(@event.Id);
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));

        var (first, second) = (await AddressAsync(guest, home), await AddressAsync(guest, home));

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(first, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync(second, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"{home}/programme/mine/none.ics", World.Cancelled)).StatusCode);
        var elsewhere = await world.AddressOfAsync((await world.EventAsync(visibility: Visibility.Members)).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(second.Replace(home, elsewhere, StringComparison.Ordinal), World.Cancelled)).StatusCode);
        var hash = await world.ReadAsync(db => db.CalendarKeys.Select(key => key.TokenHash).SingleAsync(World.Cancelled));
        Assert.Equal(32, hash.Length);
    }

    [Theory, EachEngine]
    public async Task Two_tabs_that_ask_at_once_leave_one_address(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));

        var addresses = await Task.WhenAll(AddressAsync(guest, home), AddressAsync(guest, home));

        var answers = await Task.WhenAll(addresses.Select(async address => (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], answers.Order());
    }

    private static async Task<string> AddressAsync(HttpClient client, string home)
    {
        var answer = await client.SendAsync($"{home}/programme/mine?handler=Calendar");
        return new Uri(Address().Match(await answer.Content.ReadAsStringAsync(World.Cancelled)).Value).AbsolutePath;
    }

    [GeneratedRegex("http[^\"]+/programme/mine/[^\"]+\\.ics")]
    private static partial Regex Address();
}
