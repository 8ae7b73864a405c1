using System.Net;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Personal;

public sealed class AboutMeTests
{
    [Theory, EachEngine]
    public async Task A_guest_reads_on_one_page_what_is_held_about_them_and_of_nobody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var other = await world.PersonAsync(Role.Reporter, @event);
        var entry = await world.EntryAsync(@event, other, "plover-1188 of another");
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        await guest.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{entry.Id}", "heron-2299 of mine");

        var page = await guest.GetStringAsync("/account/about-me", World.Cancelled);

        Assert.Contains("Gwen Guest", page, StringComparison.Ordinal);
        Assert.Contains("Comments that you wrote: 1", page, StringComparison.Ordinal);
        Assert.Contains("heron-2299", page, StringComparison.Ordinal);
        Assert.Contains("Roles: 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("plover-1188", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await world.Visitor.GetAsync("/account/about-me", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task What_a_person_may_no_longer_see_is_not_named_on_their_page(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "dunlin-3377");
        var person = await world.PersonAsync(Role.Member, @event);
        using var browser = await world.SignInAsync(person);
        await browser.SendAsync($"{await world.AddressOfAsync(@event.Id)}/programme/mine", ("session", $"{session.Id}"), ("star", "on"));
        Assert.Contains("dunlin-3377", await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);

        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        await organiser.SendAsync($"{await world.AddressOfAsync(session.Id)}/edit?handler=visibility", ("id", $"{session.Id}"), ("visibility", "Team"));

        Assert.DoesNotContain("dunlin-3377", await browser.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);
    }
}
