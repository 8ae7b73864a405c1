using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

public sealed class CallOnFrontTests
{
    [Theory, EachEngine]
    public async Task Before_the_day_the_front_page_asks_and_shows_the_first_answers_to_all_alike(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var bare = await world.EventAsync(phase: Phase.Before);
        Assert.DoesNotContain("id=\"call\"", await world.Visitor.GetStringAsync(await world.AddressOfAsync(bare.Id), World.Cancelled), StringComparison.Ordinal);
        var (@event, board, editor) = await world.CalledAsync();
        var front = await world.AddressOfAsync(@event.Id);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var tom = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Tom Hale"));
        Assert.Contains("Nobody has asked anything yet.", await world.Visitor.GetStringAsync(front, World.Cancelled), StringComparison.Ordinal);

        var id = await mia.AskAsync(board, "Who counts?");

        var (visitors, hers, his) = (await CallAsync(world.Visitor, front), await CallAsync(mia, front), await CallAsync(tom, front));
        Assert.Contains($"<a href=\"{board}\">What should we talk about?</a>", visitors, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{board}/{id}\">Who counts?</a>", visitors, StringComparison.Ordinal);
        Assert.Contains("asked by Mia Lund", visitors, StringComparison.Ordinal);
        Assert.Contains("Say what you want talked about", visitors, StringComparison.Ordinal);
        Assert.Equal((visitors, visitors), (hers, his));

        await editor.SendAsync($"{front}/moderation/{id}", ("reason", "A private matter."));
        await editor.SendAsync($"{board}/call?handler=Close");
        var after = await CallAsync(world.Visitor, front);
        Assert.DoesNotContain("Who counts?", after, StringComparison.Ordinal);
        Assert.Contains("All that was asked", after, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Sealed_the_front_page_offers_nothing_that_would_be_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, _) = await world.CalledAsync();
        await world.OpenForGuestsAsync(@event, Joining.Open);
        var session = await world.SessionAsync(@event);
        var front = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        string[] offers = ["Were you there?", "Say what you want talked about", "Comment on any session", "take part by your name", "can be discussed"];
        await organiser.SendAsync($"{front}/settings?handler=Phase", ("phase", "After"));
        var after = await world.Visitor.GetStringAsync(front, World.Cancelled);
        Assert.All(offers, offer => Assert.Contains(offer, after, StringComparison.Ordinal));

        await organiser.SendAsync($"{front}/settings?handler=Phase", ("phase", "Sealed"));

        var sealedFront = await world.Visitor.GetStringAsync(front, World.Cancelled);
        Assert.All(offers, offer => Assert.DoesNotContain(offer, sealedFront, StringComparison.Ordinal));
        Assert.DoesNotContain("session so far", sealedFront, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{board}\">All that was asked</a>", sealedFront, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", sealedFront, StringComparison.Ordinal);
        Assert.Contains(session.Title, sealedFront, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_with_its_call_is_kept_for_all_visitors()
    {
        await using var world = await World.StartAsync();
        var (@event, _, _) = await world.CalledAsync();
        using var page = await world.Visitor.GetAsync(await world.AddressOfAsync(@event.Id), World.Cancelled);

        Assert.NotNull(page.Headers.ETag);
        Assert.True(page.Headers.CacheControl?.Public);
    }

    private static async Task<string> CallAsync(HttpClient reader, string front)
    {
        var page = await reader.GetStringAsync(front, World.Cancelled);
        return page[page.IndexOf("id=\"call\"", StringComparison.Ordinal)..page.IndexOf("id=\"programme\"", StringComparison.Ordinal)];
    }
}
