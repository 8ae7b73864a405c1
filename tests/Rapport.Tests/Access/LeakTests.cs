using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Glossary;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Search;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>Plants what a visitor must not see, and looks for it in everything that a visitor gets.</summary>
public sealed class LeakTests
{
    private const string Common = "wetlands";

    // Each word is planted once, in one kind of place.
    private static readonly string[] Kept =
    [
        "plover-7431", "heron-9925", "dunlin-1180", "curlew-5512", "godwit-3307", "avocet-6648", "turnstone-2094", "whimbrel-8816", "knot-4475", "ruff-1029", "snipe-7760", "gannet-5591",
    ];

    [Theory, EachEngine]
    public async Task What_a_visitor_may_not_see_is_in_nothing_that_a_visitor_gets(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await World.StartAsync(engine);
        var (space, open, code) = await OpenAsync(world);
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, open, name: "Gwen Guest"));
        HttpClient[] readers = [world.Visitor, guest];
        var before = new List<SortedDictionary<string, string>>();
        foreach (var reader in readers)
        {
            before.Add(await Everything.OfAsync(reader, open, Common));
        }

        var (closed, photos) = await PlantAsync(world, space, open, code);

        for (var at = 0; at < readers.Length; at++)
        {
            Rule.Holds(Everything.Differences(before[at], await Everything.OfAsync(readers[at], open, Common), Told));
            Rule.Holds(Told(await Everything.LiveAsync(readers[at], open)));
            foreach (var address in photos.Append($"/live/{closed.Id}/after/0").Append($"/live/{closed.Id}"))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await readers[at].GetAsync(address, World.Cancelled)).StatusCode);
            }
        }

        // So that it is there to be found; what is hidden or its author's alone was looked at when it was planted.
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, of: space));
        var seen = string.Concat((await Everything.OfAsync(editor, open, Common)).Values) + await Everything.LiveAsync(editor, open);
        Rule.Holds(Kept.Except(["dunlin-1180", "heron-9925", "ruff-1029"]).Where(word => !seen.Contains(word, StringComparison.Ordinal)));
    }

    private static async Task<(Space Space, Event Open, string Code)> OpenAsync(World world)
    {
        var space = await world.SpaceAsync("topic");
        var open = await world.EventAsync(space, "open");
        var ada = await world.PersonAsync(Role.Reporter, of: space, name: "Ada Fenwick");
        var talk = await world.SessionAsync(open, "A public talk", startsAt: world.QuietTime(open));
        var entry = await world.EntryAsync(open, ada, $"What the {Common} need, said in public.", talk);
        await world.CommentAsync(entry.Id, ada, "A comment that everybody reads.");
        await world.EntryAsync(open, ada, "Seen by all, with nothing said about it.");
        await world.TermAsync(space, "KPI", "Key Performance Indicator");
        await SpeaksAsync(world, open, talk, "Sam Public");
        var code = await world.OpenForGuestsAsync(open, Joining.Approved);
        await world.IndexedAsync();
        return (space, open, code);
    }

    /// <summary>Something for the team, for members, for its author, hidden, and held; on its own and inside of what is kept itself.</summary>
    private static async Task<(Event Closed, IReadOnlyList<string> Photos)> PlantAsync(World world, Space space, Event open, string code)
    {
        var reporter = await world.PersonAsync(Role.Reporter, of: space, name: "Rob Reporter");
        using var device = await world.SignInAsync(reporter);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, of: space));
        var talk = await world.ReadAsync(db => db.Sessions.SingleAsync(row => row.EventId == open.Id, World.Cancelled));
        await device.OperateAsync(open, "entry.post", new { entry = "note", text = $"{Common} plover-7431", visibility = "team", session = talk.Id });
        var own = Ids.New(world.Time);
        await device.OperateAsync(open, "entry.post", new { entry = "quote", text = $"{Common} dunlin-1180", visibility = "authorOnly", saidBy = new { name = "Sam Public" } }, own);
        Assert.Contains("dunlin-1180", await device.GetStringAsync($"/topic/open/entries/{own}", World.Cancelled), StringComparison.Ordinal);
        var quoted = await world.ReadAsync(db => db.Speakers.SingleAsync(row => row.EventId == open.Id, World.Cancelled));
        await device.OperateAsync(open, "entry.post", new { entry = "quote", text = $"{Common} snipe-7760", visibility = "team", saidBy = new { speaker = quoted.Id } });
        var hidden = Ids.New(world.Time);
        await device.OperateAsync(open, "entry.post", new { entry = "note", text = $"{Common} heron-9925", session = talk.Id }, hidden);
        await HideAsync(editor, hidden, "heron-9925");
        var (shownBy, photo) = await device.PostPhotoAsync(open, Pictures.Jpeg(), "team");
        await device.OperateAsync(open, "entry.pin", new { target = shownBy });

        var entry = await world.ReadAsync(db => db.Entries.Where(row => row.SessionId == talk.Id).OrderBy(row => row.Id).FirstAsync(World.Cancelled));
        var said = await editor.CommentOnAsync($"/topic/open/discuss/{entry.Id}", $"{Common} ruff-1029");
        await HideAsync(editor, said, "ruff-1029");
        var (waiting, _) = await world.JoinAsync(code, "Will Waiting");
        await waiting.FormAsync($"/topic/open/discuss/{entry.Id}", ("text", $"{Common} curlew-5512"));
        waiting.Dispose();

        var greta = await world.PersonAsync(Role.Reporter, of: space, name: "Greta gannet-5591");
        await world.ShiftAsync(talk, greta.Id);
        using var greet = await world.SignInAsync(greta);
        Assert.Equal(HttpStatusCode.Redirect, (await greet.FormAsync("/topic/open/coverage?handler=Take", ("session", $"{talk.Id}"), ("role", "photographer"))).Status);
        var council = await world.SessionAsync(open, $"{Common} godwit-3307", Visibility.Team, world.QuietTime(open));
        await world.EntryAsync(open, reporter, $"{Common} avocet-6648", council);
        await SpeaksAsync(world, open, council, "Tess turnstone-2094");
        var closed = await world.EventAsync(space, "closed", Visibility.Members);
        var inside = await world.SessionAsync(closed, $"{Common} whimbrel-8816", startsAt: world.QuietTime(closed));
        await world.EntryAsync(closed, reporter, $"{Common} knot-4475", inside);
        await SpeaksAsync(world, closed, inside, "Kay knot-4475");
        var (_, other) = await device.PostPhotoAsync(closed, Pictures.Jpeg());
        await world.IndexedAsync();
        return (closed, [$"/media/{photo}/small.webp", $"/media/{photo}/large.webp", $"/media/{photo}/original", $"/media/{other}/medium.webp"]);
    }

    private static async Task HideAsync(HttpClient editor, Guid id, string words)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"/topic/open/moderation/{id}", ("reason", "A mistake."))).Status);
        Assert.Contains(words, await editor.GetStringAsync($"/topic/open/moderation/{id}", World.Cancelled), StringComparison.Ordinal);
    }

    private static Task SpeaksAsync(World world, Event @event, Session session, string name) => world.PlantAsync(async db =>
    {
        var speaker = new Speaker(Ids.New(world.Time), @event.Id, name);
        db.Add(speaker);
        (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
    });

    private static IEnumerable<string> Told(string text) =>
        Kept.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Concat(text.Contains("Will Waiting", StringComparison.Ordinal) ? ["the guest who waits"] : []);
}
