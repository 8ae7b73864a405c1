using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Mail;
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

    [Theory, EachEngine]
    public async Task An_address_that_somebody_only_asked_for_shows_them_no_mail_and_takes_none_away(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open));
        using var leaves = guest;
        await world.PlantAsync(db => Task.FromResult(db.Add(new OutgoingMail(Ids.New(world.Time), "newbie@example.org", "An invitation to plover-1189", "Come.", world.Time.Now() + TimeSpan.FromHours(1)))));

        await guest.SendAsync("/account/email", ("Email", "newbie@example.org"));
        var page = await guest.GetStringAsync("/account/about-me", World.Cancelled);
        await guest.SendAsync("/account/erase", ("keep", "false"));

        Assert.DoesNotContain("plover-1189", page, StringComparison.Ordinal);
        Assert.Equal(["An invitation to plover-1189"], await world.ReadAsync(db => db.OutgoingMails.Where(mail => mail.To == "newbie@example.org").Select(mail => mail.Subject).ToListAsync(World.Cancelled)));
    }
}
