using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Search;

public sealed class FindTests
{
    [Theory]
    [EachEngine]
    public async Task Sessions_entries_and_comments_are_found_with_who_and_where(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Indicators that people use");
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Ada Fenwick"));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        var quote = Ids.New(TimeProvider.System);
        await ada.OperateAsync(@event, "entry.post", new { entry = "quote", text = "Fewer **indicators**, better chosen.", session = session.Id, saidBy = new { name = "Sam Osei" } }, quote);
        var comment = await mia.CommentOnAsync(await world.DiscussAsync(@event, quote), "Our county dropped forty indicators.");
        await world.IndexedAsync();

        var all = await world.Visitor.FindAsync(world, @event, "indicators");

        Assert.Equal("3 results", all.Tally);
        Assert.Equal(
            [await world.AddressOfAsync(session.Id), await world.AddressOfAsync(comment), await world.AddressOfAsync(quote)],
            all.Addresses);
        Assert.Contains("Fewer <mark>indicators</mark>, better chosen.", all.Page, StringComparison.Ordinal);
        Assert.Contains("Quote in Indicators that people use", all.Page, StringComparison.Ordinal);
        Assert.Contains("<b>Sam Osei</b>", all.Page, StringComparison.Ordinal);
        Assert.Contains("<b>Mia Lund</b>", all.Page, StringComparison.Ordinal);
        Assert.Contains(@event.Title, all.Page, StringComparison.Ordinal);
        Assert.Contains("Times are London time", all.Page, StringComparison.Ordinal);
        Assert.Contains($"{@event.StartsOn:d MMMM yyyy}, 10:00", all.Page, StringComparison.Ordinal);
        Assert.Equal([await world.AddressOfAsync(comment)], (await world.Visitor.FindAsync(world, @event, "indicators", "&kind=comment")).Addresses);
        Assert.Equal([await world.AddressOfAsync(quote)], (await world.Visitor.FindAsync(world, @event, "osei")).Addresses);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory]
    [EachEngine("indic", true)]
    [EachEngine("people indic", true)]
    [EachEngine("indic people", false)]
    [EachEngine("NDICATORS", false)]
    [EachEngine("INDICATORS CAFE", true)]
    [EachEngine("cafe\u0301", true)]
    [EachEngine("café 🎉", true)]
    [EachEngine("café \U0001F680", false)]
    [EachEngine("e", false)]
    public async Task All_words_must_be_there_and_the_last_may_be_a_beginning(Engine engine, string words, bool isFound)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "Indicators that people use at the Café 🎉");
        await world.IndexedAsync();

        Assert.Equal(isFound ? "1 result" : "Nothing found", (await world.Visitor.FindAsync(world, @event, words)).Tally);
    }

    [Theory]
    [EachEngine]
    public async Task A_title_comes_first_and_then_what_is_newer(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        var session = await world.SessionAsync(@event, "The heron survey");
        var older = await world.EntryAsync(@event, ada, "A heron was seen.");
        await world.IndexedAsync();
        var newer = await world.EntryAsync(@event, ada, "A second heron.");
        await world.IndexedAsync();

        var found = await world.Visitor.FindAsync(world, @event, "heron");

        Assert.Equal([await world.AddressOfAsync(session.Id), await world.AddressOfAsync(newer.Id), await world.AddressOfAsync(older.Id)], found.Addresses);
    }

    [Theory]
    [EachEngine]
    public async Task A_long_list_comes_in_pages_and_one_event_can_be_chosen(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (first, second) = (await world.EventAsync(space), await world.EventAsync(space));
        var elsewhere = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, of: space);
        for (var number = 0; number < 23; number++)
        {
            await world.EntryAsync(first, ada, $"Plover number {number}.");
        }

        await world.EntryAsync(second, ada, "A plover in the second year.");
        await world.EntryAsync(elsewhere, ada, "A plover in another space.");
        await world.IndexedAsync();

        var one = await world.Visitor.FindAsync(world, first, "plover");
        var two = await world.Visitor.FindAsync(world, first, "plover", "&page=2");

        Assert.Equal("24 results", one.Tally);
        Assert.Equal((20, 4), (one.Addresses.Count, two.Addresses.Count));
        Assert.Equal(24, one.Addresses.Concat(two.Addresses).Distinct().Count());
        Assert.Contains("page=2\" rel=\"next\"", one.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", two.Page, StringComparison.Ordinal);
        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, second, "plover", "&event=" + second.Slug)).Tally);
        Assert.Empty((await world.Visitor.FindAsync(world, first, "plover", "&page=2147483647")).Addresses);
    }

    [Theory]
    [EachEngine]
    public async Task A_new_title_new_words_and_a_new_speaker_are_followed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Bittern");
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var entry = Ids.New(TimeProvider.System);
        await ada.OperateAsync(@event, "entry.post", new { entry = "note", text = "A bittern." }, entry);
        await world.IndexedAsync();
        Assert.Equal("2 results", (await world.Visitor.FindAsync(world, @event, "bittern")).Tally);

        await ada.OperateAsync(@event, "entry.amend", new { target = entry, basedOn = 1, text = "A curlew." });
        await world.PlantAsync(async db =>
        {
            var held = (await db.FindAsync<Session>([session.Id], World.Cancelled))!;
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Inès Curlew");
            held.Describe(new SessionDescription("Avocet"));
            db.Add(speaker);
            db.Add(new SessionSpeaker(session.Id, speaker.Id, 0));
            db.Add(new Activity(Ids.New(world.Time), "session.renamed", (await db.FindAsync<Subject>([session.Id], World.Cancelled))!, null, world.Time.GetUtcNow()));
        });
        await world.IndexedAsync();

        Assert.Equal("Nothing found", (await world.Visitor.FindAsync(world, @event, "bittern")).Tally);
        Assert.Equal("2 results", (await world.Visitor.FindAsync(world, @event, "curlew")).Tally);
        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, @event, "ines")).Tally);
        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, @event, "avocet")).Tally);
    }

    [Theory]
    [EachEngine]
    public async Task A_programme_that_one_activity_tells_is_found(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.PlantAsync(async db =>
        {
            var ground = (await db.FindAsync<Subject>([@event.Id], World.Cancelled))!;
            var session = new Session(Ids.New(world.Time), @event.Id, "waders", "Waders");
            session.Describe(new SessionDescription("Waders") { Abstract = "<p>On <b>redshanks</b> &amp; ruffs</p>", AbstractFormat = AbstractFormat.Html });
            db.Add(session);
            db.Add(new Subject(session.Id, Session.SubjectKind, new(@event.SpaceId, @event.Id, session.Id), null, world.Time.GetUtcNow()).Named("Waders", ground.Address + "/waders"));
            db.Add(new Activity(Ids.New(world.Time), "programme.imported", ground, null, world.Time.GetUtcNow()));
        });
        await world.IndexedAsync();

        var found = await world.Visitor.FindAsync(world, @event, "redshank");

        Assert.Equal([await world.AddressOfAsync(@event.Id) + "/waders"], found.Addresses);
        Assert.Contains("On <mark>redshanks</mark> &amp; ruffs", found.Page, StringComparison.Ordinal);
        Assert.Equal("Nothing found", (await world.Visitor.FindAsync(world, @event, "b")).Tally);
    }

    [Fact]
    public async Task The_pages_of_a_space_and_an_event_have_the_box()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var space = await world.AddressOfAsync(@event.SpaceId);

        foreach (var address in new[] { space, await world.AddressOfAsync(@event.Id) })
        {
            Assert.Contains($"role=\"search\" method=\"get\" action=\"{space}/search\"", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        }

        var empty = Searching.Read(await world.Visitor.GetStringAsync($"{space}/search", World.Cancelled));
        Assert.Equal(("", 0), (empty.Tally, empty.Addresses.Count));
    }
}
