using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Glossary;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>What a page costs the database: few commands, and no more of them the larger the event is.</summary>
public sealed partial class PageQueryTests
{
    /// <summary>What the front of an event needs, whose parts each sum up the day.</summary>
    private const int Most = 25;

    [Fact]
    public async Task No_page_sends_many_commands_to_the_database_or_more_the_more_there_is()
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));
        await GrowAsync(world, @event, 1);
        using var counter = new QueryCounter(world);
        var pages = (await Crawl.FromAsync(organiser, $"/{space.Slug}", await world.AddressOfAsync(@event.Id))).Keys
            .Where(address => address.StartsWith($"/{space.Slug}", StringComparison.Ordinal) && !address.Contains("?handler=", StringComparison.Ordinal))
            .DistinctBy(address => Varying().Replace(address, "…")).ToList();
        Assert.InRange(pages.Count, 40, 400);
        var small = await CountAsync(world, organiser, counter, pages);
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
                    // Once for what is looked up for all pages, such as who somebody is; then for the page itself, made anew.
                    (await browser.GetAsync(page, World.Cancelled)).Dispose();
                    world.Services.GetRequiredService<TagVersions>().Bump(Tag.Marks);
                },
                async () => (await browser.GetAsync(page, World.Cancelled)).Dispose());
        }

        return counts;
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
            await world.TermAsync(await world.ReadAsync(async db => (await db.FindAsync<Rapport.Features.Spaces.Space>([@event.SpaceId], World.Cancelled))!), $"K{times}X{at}", "Key");
        }

    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|session-\\d+|sam-\\w+|=[^&]*")]
    private static partial Regex Varying();
}
