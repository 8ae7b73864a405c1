using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Glossary;
using Rapport.Tests.Features.Questions;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>What a page costs the database: few commands, and no more of them the larger the event is.</summary>
public sealed partial class PageQueryTests
{
    private const int Most = 10;

    [Theory]
    [InlineData(Phase.Before)]
    [InlineData(Phase.Live)]
    [InlineData(Phase.After)]
    public async Task No_page_sends_many_commands_to_the_database_or_more_the_more_there_is(Phase phase)
    {
        if (phase == Phase.Before)
        {
            LongRun.Only(); // It reads least of the three.
        }

        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space, phase: phase);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));
        var board = await world.BoardAsync(@event);
        await organiser.FormAsync($"{board}/call", ("text", "What should we talk about?"), ("answerers", "Anyone"));
        await organiser.AskAsync(board, "Who counts?");
        await GrowAsync(world, @event, 1);
        using var counter = new QueryCounter(world);
        var pages = (await Crawl.FromAsync(organiser, $"/{space.Slug}", await world.AddressOfAsync(@event.Id))).Keys
            .Where(address => address.StartsWith($"/{space.Slug}", StringComparison.Ordinal) && !address.Contains("?handler=", StringComparison.Ordinal))
            .DistinctBy(address => Varying().Replace(address, "…")).ToList();
        Assert.InRange(pages.Count, 40, 400);
        var small = await CountAsync(world, organiser, counter, pages);
        await organiser.AskAsync(board, "Who reads the reports?");
        await GrowAsync(world, @event, 12);
        var large = await CountAsync(world, organiser, counter, pages);

        foreach (var page in pages)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{small[page],3} {large[page],3}  {page}");
        }

        Assert.True(large.Values.Sum() > 100, "Nothing was counted.");
        Rule.Holds(pages.Where(page => large[page] > Most || large[page] > small[page]).Select(page => $"{page}: {small[page]}, and {large[page]} in a larger event"));
    }

    private static async Task<Dictionary<string, int>> CountAsync(World world, HttpClient browser, QueryCounter counter, IEnumerable<string> pages)
    {
        var counts = new Dictionary<string, int>();
        foreach (var page in pages)
        {
            counts[page] = await counter.LeastOfAsync(
                async () =>
                {
                    // Once for who somebody is and where; then for the page itself, which is made anew with all its parts.
                    (await browser.GetAsync(page, World.Cancelled)).Dispose();
                    world.Services.GetRequiredService<TagVersions>().Bump(Tag.Marks);
                    await LookUpAsync(world);
                },
                async () => (await browser.GetAsync(page, World.Cancelled)).Dispose());
        }

        return counts;
    }

    /// <summary>What is looked up once for all pages: the words of the glossary, and who has a page.</summary>
    private static async Task LookUpAsync(World world)
    {
        foreach (var space in await world.ReadAsync(db => db.Spaces.Select(space => space.Id).ToListAsync(World.Cancelled)))
        {
            foreach (var audience in Enum.GetValues<Audience>())
            {
                await world.Services.GetRequiredService<PersonPages>().InAsync(space, audience, World.Cancelled);
                await world.Services.GetRequiredService<ITextMarker>().InAsync(space, audience, World.Cancelled);
            }
        }
    }

    private static async Task GrowAsync(World world, Event @event, int times)
    {
        for (var at = 0; at < times; at++)
        {
            var person = await world.PersonAsync(Role.Reporter, @event, name: $"Rita {times}-{at}");
            var session = await world.SessionAsync(@event);
            await world.SpeakerAsync(session, $"Sam {times}-{at}");
            await world.ShiftAsync(session, person.Id, ShiftRole.Writer);
            await world.NoteAsync(session, person.Id, title: "Thoughts");
            for (var entry = 0; entry < 3; entry++)
            {
                await world.CommentAsync((await world.EntryAsync(@event, person, $"Words of KPI {at}-{entry}.", session)).Id, person);
            }

            await world.CommentAsync(session.Id, person);
            await world.TermAsync(await world.ReadAsync(async db => (await db.FindAsync<Space>([@event.SpaceId], World.Cancelled))!), $"K{times}X{at}", "Key");
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|session-\\d+|sam-\\w+|=[^&]*")]
    private static partial Regex Varying();
}
