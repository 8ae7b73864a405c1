using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events.Invitations;

namespace Rapport.Tests.Features.Events;

public sealed class TurnedAwayTests
{
    private static readonly string Sentence = JoinEvent.TurnedAway.Sentence;

    [Theory, EachEngine]
    public async Task A_guest_who_was_turned_away_does_not_come_back_by_code_or_link_in_that_browser(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var (guest, id) = await world.JoinAsync(code);
        var link = await organiser.OpenLinkAsync(address, Role.Member);
        var comment = await guest.CommentOnAsync(await world.DiscussAsync(@event, (await world.SessionAsync(@event)).Id), "heron-1");
        Assert.Contains("Turn Gwen Guest away", await organiser.GetStringAsync($"{address}/moderation/{comment}", World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync($"{address}/guests?handler=Away", ("person", $"{id}"))).StatusCode);

        Assert.DoesNotContain("Turn Gwen Guest away", await organiser.GetStringAsync($"{address}/moderation/{comment}", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Sentence, (await guest.FormAsync(link)).Page, StringComparison.Ordinal);
        await guest.SendAsync("/sign-out");
        Assert.Contains(Sentence, (await guest.FormAsync($"/join/{code}", ("name", "Somebody Else"))).Page, StringComparison.Ordinal);
        Assert.Contains(Sentence, (await guest.FormAsync($"{link}?handler=Ask", ("email", "new@example.org"))).Page, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Guests(@event.Id).CountAsync(World.Cancelled)));

        // Another event, and another browser, are open as before.
        var other = await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.FormAsync($"/join/{other}", ("name", "Gwen Again"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await world.Client().FormAsync($"/join/{code}", ("name", "Somebody Else"))).Status);
    }

    [Fact]
    public async Task A_mark_that_is_not_ours_is_nobodys()
    {
        await using var world = await World.StartAsync();
        var code = await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open);
        foreach (var mark in new[] { "", "x", "AAAA", new string('A', 3_000) })
        {
            using var browser = world.Client();
            browser.DefaultRequestHeaders.Add("Cookie", $"rapport.guest={mark}");
            Assert.Equal(HttpStatusCode.Redirect, (await browser.FormAsync($"/join/{code}", ("name", "Gwen Guest"))).Status);
        }
    }
}
