using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Comments;

/// <summary>Whoever is signed in and takes no part is told how to, and is offered no form that would be refused.</summary>
public sealed class TakePartTests
{
    private const string Form = "data-comment-form";
    private const string Told = "data-take-part";

    [Theory, EachEngine]
    public async Task Where_the_event_takes_guests_the_way_in_stands_in_place_of_the_form(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, pages) = await PlantAsync(world);
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var person = await world.PersonAsync(name: "Olga Elsewhere");
        using var browser = await world.SignInAsync(person);
        foreach (var page in pages)
        {
            var html = await browser.GetStringAsync(page, World.Cancelled);
            Assert.DoesNotContain(Form, html, StringComparison.Ordinal);
            Assert.Contains(Told, html, StringComparison.Ordinal);
            Assert.Contains($"/join/{code}?return=", html, StringComparison.Ordinal);
        }

        await browser.SendAsync($"/join/{code}");

        // Who waits is held, and writes: on the very pages that were kept for those who take no part.
        foreach (var page in pages)
        {
            Assert.Contains(Form, await browser.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }

        using var other = await world.SignInAsync(await world.PersonAsync(name: "Nina Elsewhere"));
        foreach (var page in pages)
        {
            Assert.DoesNotContain(Form, await other.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Where_it_takes_none_it_says_who_lets_people_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, pages) = await PlantAsync(world);
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
        foreach (var page in pages)
        {
            var html = await elsewhere.GetStringAsync(page, World.Cancelled);
            Assert.DoesNotContain(Form, html, StringComparison.Ordinal);
            Assert.DoesNotContain("/join/", html, StringComparison.Ordinal);
            Assert.Contains("ask them to let you in", html, StringComparison.Ordinal);
            Assert.Contains(Form, await guest.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task What_was_typed_into_an_older_page_is_still_there_when_it_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (_, pages) = await PlantAsync(world);
        using var elsewhere = await world.SignInAsync(await world.PersonAsync());

        var (_, _, page) = await elsewhere.FormAsync(pages[^1], ("text", "heron-4471"));

        Assert.Contains("not_taking_part", page, StringComparison.Ordinal);
        Assert.Contains(">heron-4471</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Form, page, StringComparison.Ordinal);
    }

    private static async Task<(Event Event, string[] Pages)> PlantAsync(World world)
    {
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        return (@event, [await world.AddressOfAsync(session.Id), $"{await world.AddressOfAsync(@event.Id)}/entries/{entry.Id}", await world.DiscussAsync(@event, entry.Id)]);
    }
}
