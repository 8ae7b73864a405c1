using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events.Invitations;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events.Invitations;

public sealed class InvitationLinkTests
{
    [Theory, EachEngine]
    public async Task Any_number_of_people_come_by_a_link_until_it_is_ended(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var link = await organiser.OpenLinkAsync(address, Role.Contributor);
        Assert.Contains("Invited contributor", await world.Visitor.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        var (one, two) = (await world.PersonAsync(), await world.PersonAsync());

        foreach (var person in new[] { one, two, two })
        {
            using var browser = await world.SignInAsync(person);
            Assert.Equal(address, (await browser.SendAsync(link)).Headers.Location?.OriginalString);
            Assert.Equal(Role.Contributor, await world.RoleAsync(person.Id, new(@event.SpaceId, @event.Id)));
        }

        Assert.DoesNotContain(link, await organiser.GetStringAsync($"{address}/invitations", World.Cancelled), StringComparison.Ordinal);
        var id = await world.ReadAsync(db => db.InvitationLinks.Select(row => row.Id).SingleAsync(World.Cancelled));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync($"{address}/invitations?handler=End", ("id", $"{id}"))).StatusCode);
        using var late = await world.SignInAsync(await world.PersonAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await late.SendAsync(link)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Somebody_who_is_not_signed_in_has_a_link_sent_which_makes_the_account(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var known = await world.PersonAsync();
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var link = await organiser.OpenLinkAsync(address, Role.Member);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(link, ("name", "Nobody"))).StatusCode);
        string[] answers = [await AskAsync(world, link, known.Email), await AskAsync(world, link, "new@example.org"), await AskAsync(world, link, "new@example.org")];

        Assert.Single(answers.Distinct());
        using var browser = world.Client();
        Assert.Equal(address, (await browser.SendAsync(await sink.InvitationAsync("new@example.org"), ("name", "Nora New"))).Headers.Location?.OriginalString);
        Assert.Equal(address, (await world.Client().SendAsync(await sink.InvitationAsync(known.Email))).Headers.Location?.OriginalString);
        Assert.Equal(Role.Member, await world.RoleAsync(known.Id, new(@event.SpaceId, @event.Id)));
        Assert.Equal(2, sink.Deliveries.Count);
        Assert.DoesNotContain("new@example.org", await organiser.GetStringAsync($"{address}/invitations", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_a_stranger_asks_for_by_a_link_leaves_what_an_organiser_sent_and_ends_with_the_link(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        await organiser.InviteAsync(address, "tom@example.org", Role.Editor);
        var sent = await sink.InvitationAsync("tom@example.org");
        var link = await organiser.OpenLinkAsync(address, Role.Member);
        await AskAsync(world, link, "tom@example.org");
        var asked = await sink.InvitationAsync("tom@example.org", 2);

        var id = await world.ReadAsync(db => db.InvitationLinks.Select(row => row.Id).SingleAsync(World.Cancelled));
        await organiser.SendAsync($"{address}/invitations?handler=End", ("id", $"{id}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync(asked, ("name", "Tom"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await world.Client().SendAsync($"{link}?handler=Ask", ("email", "ida@example.org"))).StatusCode);
        Assert.Equal(address, (await world.Client().SendAsync(sent, ("name", "Tom"))).Headers.Location?.OriginalString);
        var tom = await world.ReadAsync(db => db.FindByEmailAsync("tom@example.org", World.Cancelled));
        Assert.Equal(Role.Editor, await world.RoleAsync(tom!.Id, new(@event.SpaceId, @event.Id)));
    }

    private static async Task<string> AskAsync(World world, string link, string email)
    {
        var answer = await world.Client().SendAsync($"{link}?handler=Ask", ("email", email));
        return $"{answer.StatusCode} {answer.Headers.Location}";
    }
}
