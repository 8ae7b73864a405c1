using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Feeds;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, EachEngine]
    public async Task A_feed_has_what_a_visitor_may_see_freshest_first(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Counting calls");
        var ada = await world.PersonAsync(Role.Reporter, @event);
        var first = await world.EntryAsync(@event, ada, "The **first** note.", session);
        await world.EntryAsync(@event, ada, "plover-7431", session, Visibility.Team);
        await world.EntryAsync(@event, ada, "heron-9925", session, Visibility.Members);
        var last = await world.EntryAsync(@event, ada, "The last note.");
        var address = await world.AddressOfAsync(@event.Id);
        using var team = await world.SignInAsync(ada);

        var ofEvent = await FeedAsync(world.Visitor, $"{address}/feed");
        var ofSession = await FeedAsync(world.Visitor, $"{await world.AddressOfAsync(session.Id)}/feed");

        Assert.Equal([$"urn:uuid:{last.Id}", $"urn:uuid:{first.Id}"], Ids(ofEvent));
        Assert.Equal([$"urn:uuid:{first.Id}"], Ids(ofSession));
        Assert.Equal($"urn:uuid:{@event.Id}", ofEvent.Element(Atom + "id")!.Value);
        Assert.Equal($"urn:uuid:{session.Id}", ofSession.Element(Atom + "id")!.Value);
        Assert.Equal("Counting calls", ofSession.Element(Atom + "title")!.Value);
        var entry = ofSession.Element(Atom + "entry")!;
        Assert.Equal("Ada Fenwick", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Contains("<strong>first</strong>", entry.Element(Atom + "content")!.Value);
        Assert.Equal(new Uri(world.Address, await world.AddressOfAsync(first.Id)).AbsoluteUri, entry.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync(ofEvent.Element(Atom + "entry")!.Element(Atom + "link")!.Attribute("href")!.Value, World.Cancelled)).StatusCode);

        // Handed on, a feed must not hold more because it was fetched by somebody who may see more.
        Assert.Equal(Ids(ofEvent), Ids(await FeedAsync(team, $"{address}/feed")));
        Assert.DoesNotContain("plover-7431", await team.GetStringAsync($"{address}/feed", World.Cancelled));
    }

    [Theory]
    [InlineData("HTTP/1.0", null)]
    [InlineData("HTTP/1.1", "[::1]:99999")]
    public async Task A_request_that_names_no_host_gets_the_servers_own_links(string version, string? host)
    {
        await using var world = await World.StartAsync();
        var address = await world.AddressOfAsync((await world.EventAsync()).Id);
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync(world.Address.Host, world.Address.Port, World.Cancelled);
        await using var stream = line.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {address}/feed {version}\r\n{(host is null ? "" : $"Host: {host}\r\n")}Connection: close\r\n\r\n"), World.Cancelled);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(World.Cancelled);

        Assert.Contains(" 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("http://", answer, StringComparison.Ordinal);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task A_person_has_a_feed_of_what_visitors_see_of_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var person = await world.PersonAsync(Role.Speaker, @event);
        await world.PlantAsync(async db =>
        {
            var speaker = new Speaker(Rapport.Shared.Ids.New(world.Time), @event.Id, "Sam Speaker");
            speaker.BeThePerson(person.Id);
            db.Add(speaker);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
        });
        var shown = await world.EntryAsync(@event, person, "What I said.");
        await world.EntryAsync(@event, person, "plover-7431", visibility: Visibility.Team);
        await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), "Another's.");
        using var team = await world.SignInAsync(person);
        var home = await world.AddressOfAsync(@event.SpaceId);

        var feed = await FeedAsync(team, $"{home}/people/sam-speaker/feed");

        Assert.Equal([$"urn:uuid:{shown.Id}"], Ids(feed));
        Assert.Equal("Sam Speaker", feed.Element(Atom + "title")!.Value);
        Assert.Equal(feed.Element(Atom + "id")!.Value, (await FeedAsync(world.Visitor, $"{home}/people/sam-speaker/feed")).Element(Atom + "id")!.Value);
        Assert.Contains($"{home}/people/sam-speaker/feed", await world.Visitor.GetStringAsync($"{home}/people/sam-speaker", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"{home}/people/nobody/feed", World.Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("programme.ics")]
    public async Task A_forged_host_reaches_nobody_but_its_sender(string file)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        await world.SessionAsync(@event);
        var address = $"{await world.AddressOfAsync(@event.Id)}/{file}";
        using var forged = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "evil.example" } };
        using var answer = await world.Client().SendAsync(forged, World.Cancelled);

        Assert.Contains("evil.example", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Only_the_fifty_freshest_are_in_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync();
        var entries = new List<string>();
        for (var number = 0; number < 52; number++)
        {
            entries.Insert(0, $"urn:uuid:{(await world.EntryAsync(@event, ada, $"Note {number}.")).Id}");
        }

        var feed = await FeedAsync(world.Visitor, $"{await world.AddressOfAsync(@event.Id)}/feed");

        Assert.Equal(entries.Take(50).Order(StringComparer.Ordinal), Ids(feed).Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task What_is_not_for_visitors_has_no_feed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var closed = await world.EventAsync(visibility: Visibility.Members);
        var open = await world.EventAsync();
        var inside = await world.SessionAsync(open, "For the team", Visibility.Team);
        var addresses = new[]
        {
            $"{await world.AddressOfAsync(closed.Id)}/feed", $"{await world.AddressOfAsync(inside.Id)}/feed",
            $"{await world.AddressOfAsync(open.Id)}/no-such-session/feed", "/nowhere/at-all/feed",
        };

        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        }
    }

    [Theory, EachEngine]
    public async Task It_is_not_sent_again_until_something_changed_and_what_was_taken_away_is_gone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Organiser, @event);
        var entry = await world.EntryAsync(@event, ada, "plover-7431");
        var address = $"{await world.AddressOfAsync(@event.Id)}/feed";
        using var first = await world.Visitor.GetAsync(address, World.Cancelled);
        Assert.Equal("application/atom+xml; charset=utf-8", first.Content.Headers.ContentType!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(world, address, first.Headers.ETag!));
        await world.EntryAsync(@event, ada, "heron-9925");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync(world, address, first.Headers.ETag!));

        await world.PlantAsync(async db =>
        {
            var subject = await db.Subjects.SingleAsync(row => row.Id == entry.Id, World.Cancelled);
            subject.Hide("Not for here.", ada.Id, world.Time.GetUtcNow());
            db.Activities.Add(new Activity(Rapport.Shared.Ids.New(world.Time), "hidden", subject, ada.Id, world.Time.GetUtcNow()).TakesFrom(Visibility.Public));
        });
        var after = await world.Visitor.GetStringAsync(address, World.Cancelled);
        Assert.DoesNotContain("plover-7431", after);
        Assert.Contains("heron-9925", after);
    }

    [Theory, EachEngine]
    public async Task Whatever_was_typed_the_feed_is_well_formed_and_harmless(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(name: "Ada \u0001\u001b]]> <b>&amp;");
        var typed = new[]
        {
            "Bell \u0007, form feed \u000c, escape \u001b and \ufffe\uffff.", "]]> <![CDATA[ <!-- --> &nosuch; <?xml?>",
            "<script>alert(1)</script><img src=x onerror=alert(2)>", "[x](javascript:alert(3)) \ud83e\udda9 flamingo",
        };
        foreach (var text in typed)
        {
            await world.EntryAsync(@event, ada, text);
        }

        var feed = await FeedAsync(world.Visitor, $"{await world.AddressOfAsync(@event.Id)}/feed");

        Assert.Equal(typed.Length, Ids(feed).Count);
        Assert.All(feed.Descendants(Atom + "name"), name => Assert.Equal("Ada ]]> <b>&amp;", name.Value));
        Assert.All(feed.Descendants(Atom + "content"), content => Assert.DoesNotMatch("<script|<[^>]*onerror|href=\"javascript:", content.Value));
        Assert.Contains(feed.Descendants(Atom + "content"), content => content.Value.Contains("\ud83e\udda9", StringComparison.Ordinal) || content.Value.Contains("&#x1F9A9;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_name_their_feeds_where_there_are_any()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var closed = await world.EventAsync(visibility: Visibility.Members);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, closed));
        var (ofEvent, ofSession) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));

        var front = await world.Visitor.GetStringAsync(ofEvent, World.Cancelled);
        var page = await world.Visitor.GetStringAsync(ofSession, World.Cancelled);

        Assert.Contains($"type=\"application/atom+xml\" title=\"{@event.Title}\" href=\"{ofEvent}/feed\"", front);
        Assert.Contains($"href=\"{ofSession}/feed\"", page);
        Assert.DoesNotContain("atom+xml", await member.GetStringAsync(await world.AddressOfAsync(closed.Id), World.Cancelled));
    }

    private static List<string> Ids(XElement feed) => [.. feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private static async Task<XElement> FeedAsync(HttpClient reader, string address)
    {
        var feed = XDocument.Parse(await reader.GetStringAsync(address, World.Cancelled)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(feed.DescendantsAndSelf().Where(element => element.Name == Atom + "entry" || element == feed), element =>
        {
            Assert.Single(element.Elements(Atom + "id"));
            Assert.Single(element.Elements(Atom + "title"));
            Assert.EndsWith("Z", Assert.Single(element.Elements(Atom + "updated")).Value, StringComparison.Ordinal);
        });
        return feed;
    }

    private static async Task<HttpStatusCode> AgainAsync(World world, string address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await world.Visitor.SendAsync(request, World.Cancelled);
        return answer.StatusCode;
    }
}
