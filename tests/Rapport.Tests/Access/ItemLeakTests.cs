using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Search;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>
/// Plants single things for the team alone, from the start or after everybody has read them, and looks for them in
/// everything that a visitor and a guest get. Not a page, a count or a title may be other than before they were there.
/// </summary>
public sealed class ItemLeakTests
{
    private const string Common = "wetlands";

    private static readonly string[] Kept =
        ["plover-7431", "heron-9925", "dunlin-1180", "curlew-5512", "godwit-3307", "avocet-6648", "knot-4475", "ruff-1029", "snipe-7760", "whimbrel-8816"];

    [Theory, EachEngine]
    public async Task What_is_for_the_team_from_the_start_is_in_nothing_that_others_get(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var stage = await StageAsync(world);
        var before = await stage.ReadAsync();

        var planted = await PlantAsync(world, stage, "team");

        await HoldsAsync(stage, before, planted);
        var seen = string.Concat((await Everything.OfAsync(stage.Editor, stage.Open, Common)).Values) + await Everything.LiveAsync(stage.Editor, stage.Open);
        Rule.Holds(Kept.Where(word => !seen.Contains(word, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task What_is_narrowed_after_all_have_read_it_is_in_nothing_that_they_get_from_then_on(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await World.StartAsync(engine);
        var stage = await StageAsync(world);
        var before = await stage.ReadAsync();
        var planted = await PlantAsync(world, stage, "public");
        foreach (var (reader, pages) in stage.Readers.Zip(await stage.ReadAsync()))
        {
            // Kept by every cache from here on.
            var read = string.Concat(pages.Values) + await Everything.LiveAsync(reader, stage.Open);
            Rule.Holds(Kept.Where(word => !read.Contains(word, StringComparison.Ordinal)));
            Assert.All(await StatusesAsync(reader, planted.Photos), status => Assert.Equal(HttpStatusCode.OK, status));
        }

        await ShareAsync(stage, planted, "team");
        await HoldsAsync(stage, before, planted);

        await ShareAsync(stage, planted, "public");
        foreach (var (reader, pages) in stage.Readers.Zip(await stage.ReadAsync()))
        {
            var read = string.Concat(pages.Values) + await Everything.LiveAsync(reader, stage.Open);
            Rule.Holds(Kept.Where(word => !read.Contains(word, StringComparison.Ordinal)));
        }
    }

    private static async Task HoldsAsync(Stage stage, IReadOnlyList<SortedDictionary<string, string>> before, Planted planted)
    {
        var after = await stage.ReadAsync();
        for (var at = 0; at < stage.Readers.Count; at++)
        {
            Rule.Holds(Everything.Differences(before[at], after[at], Told));
            Rule.Holds(Told(await Everything.LiveAsync(stage.Readers[at], stage.Open)));
            Assert.All(await StatusesAsync(stage.Readers[at], [.. planted.Photos, .. planted.Pages]), status => Assert.Equal(HttpStatusCode.NotFound, status));
        }
    }

    private static async Task<Stage> StageAsync(World world)
    {
        var space = await world.SpaceAsync("topic");
        var open = await world.EventAsync(space, "open");
        var talk = await world.SessionAsync(open, "A public talk", startsAt: world.QuietTime(open));
        var sam = new Speaker(Ids.New(world.Time), open.Id, "Sam Public");
        await world.PlantAsync(async db =>
        {
            db.Add(sam);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == talk.Id, World.Cancelled)).BeGivenBy([sam.Id]);
        });
        var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, of: space, name: "Edna Editor"));
        await editor.FormAsync("/topic/open/questions/call", ("text", "What should we talk about?"), ("answerers", "Anyone"));
        var device = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space, name: "Rob Reporter"));
        await device.OperateAsync(open, "entry.post", new { entry = "note", text = $"What the {Common} need, said in public.", session = talk.Id });
        var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, open, name: "Gwen Guest"));
        await world.IndexedAsync();
        return new(open, talk, sam, device, editor, [world.Visitor, guest]);
    }

    /// <summary>An entry of each telling sort, set before the readers, with comments; a question; a photo.</summary>
    private static async Task<Planted> PlantAsync(World world, Stage stage, string visibility)
    {
        var (open, device, talk) = (stage.Open, stage.Device, stage.Talk);
        var entries = new List<Guid>();
        async Task EntryAsync(object body)
        {
            entries.Add(Ids.New(world.Time));
            Assert.Equal("accepted", (await device.OperateAsync(open, "entry.post", body, entries[^1])).Status);
        }

        await EntryAsync(new { entry = "note", text = $"{Common} plover-7431", session = talk.Id, visibility });
        await EntryAsync(new { entry = "quote", text = $"{Common} heron-9925", saidBy = new { speaker = stage.Sam.Id }, visibility });
        await EntryAsync(new { entry = "article", title = "The dunlin-1180", text = $"{Common}, at length.", visibility });
        await EntryAsync(new { entry = "decision", text = $"{Common} curlew-5512", session = talk.Id, visibility });
        await EntryAsync(new { entry = "notice", text = $"{Common} godwit-3307", visibility });
        await device.OperateAsync(open, "entry.highlight", new { target = entries[0] });
        await device.OperateAsync(open, "entry.pin", new { target = entries[4] });
        var (shownBy, photo) = await device.PostPhotoAsync(open, Pictures.Jpeg(), visibility);
        entries.Add(shownBy);
        await device.OperateAsync(open, "entry.amend", new { target = shownBy, basedOn = 1, text = "avocet-6648", alt = "A full hall" });
        await device.CommentOnAsync($"/topic/open/discuss/{entries[0]}", $"{Common} knot-4475");
        await device.CommentOnAsync($"/topic/open/discuss/{shownBy}", $"{Common} ruff-1029");
        var (_, to, _) = await device.FormAsync("/topic/open/questions", ("text", $"Who counts {Common} snipe-7760?"), ("visibility", visibility));
        var question = Guid.Parse(to!.Split("#s-")[1]);
        await device.CommentOnAsync($"/topic/open/discuss/{question}", $"{Common} whimbrel-8816");
        await world.IndexedAsync();
        string[] pages = [.. entries.SelectMany(id => new[] { $"/topic/open/entries/{id}", $"/topic/open/discuss/{id}", $"/topic/open/report/{id}" }), $"/topic/open/questions/{question}", $"/topic/open/discuss/{question}"];
        return new(entries, question, [$"/media/{photo}/small.webp", $"/media/{photo}/medium.webp", $"/media/{photo}/large.webp"], pages);
    }

    private static async Task ShareAsync(Stage stage, Planted planted, string visibility)
    {
        foreach (var entry in planted.Entries)
        {
            Assert.Equal("accepted", (await stage.Device.OperateAsync(stage.Open, "entry.share", new { target = entry, visibility })).Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await stage.Editor.FormAsync($"/topic/open/questions/{planted.Question}?handler=Share", ("visibility", visibility))).Status);
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> StatusesAsync(HttpClient reader, IReadOnlyList<string> addresses)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address, World.Cancelled);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private static IEnumerable<string> Told(string text) => Kept.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private sealed record Planted(IReadOnlyList<Guid> Entries, Guid Question, IReadOnlyList<string> Photos, IReadOnlyList<string> Pages);

    private sealed record Stage(Event Open, Session Talk, Speaker Sam, HttpClient Device, HttpClient Editor, IReadOnlyList<HttpClient> Readers)
    {
        public async Task<IReadOnlyList<SortedDictionary<string, string>>> ReadAsync()
        {
            var read = new List<SortedDictionary<string, string>>();
            foreach (var reader in Readers)
            {
                read.Add(await Everything.OfAsync(reader, Open, Common));
            }

            return read;
        }
    }
}
