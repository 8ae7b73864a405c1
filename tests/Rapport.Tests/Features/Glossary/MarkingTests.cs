using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Glossary;

public sealed class MarkingTests
{
    [Theory, EachEngine]
    public async Task Entries_comments_and_abstracts_are_marked_for_whoever_reads_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var ada = await world.PersonAsync(Role.Reporter, of: space);
        var entry = await world.EntryAsync(@event, ada, "Our NI 14 fell.");
        await world.CommentAsync(entry.Id, ada, "Which NI is that?");
        var session = await world.SessionAsync(@event);
        await world.PlantAsync(async db =>
        {
            var held = await db.Sessions.FindAsync([session.Id], World.Cancelled);
            db.Entry(held!).Property(row => row.Abstract).CurrentValue = "On every LAA & all.";
        });
        var reporter = await world.SignInAsync(ada);
        string[] pages = [$"/{space.Slug}/{@event.Slug}", await world.AddressOfAsync(entry.Id), await world.AddressOfAsync(session.Id)];
        foreach (var page in pages)
        {
            Assert.DoesNotContain("class=\"term\"", await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"term\"", await reporter.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }

        await world.TermAsync(space, "NI", "National Indicator");
        await world.TermAsync(space, "NI 14", "Avoidable contact");
        await world.TermAsync(space, "LAA", "Local Area Agreement");

        string Mark(string slug, string word) => $"<a class=\"term\" href=\"/{space.Slug}/glossary/{slug}\">{word}</a>";
        foreach (var client in new[] { world.Visitor, reporter })
        {
            Assert.Contains($"Our {Mark("ni-14", "NI 14")} fell.", await client.GetStringAsync(pages[0], World.Cancelled), StringComparison.Ordinal);
            var page = await client.GetStringAsync(pages[1], World.Cancelled);
            Assert.Contains($"Our {Mark("ni-14", "NI 14")} fell.", page, StringComparison.Ordinal);
            Assert.Contains($"Which {Mark("ni", "NI")} is that?", page, StringComparison.Ordinal);
            Assert.Contains($"On every {Mark("laa", "LAA")} &amp; all.", await client.GetStringAsync(pages[2], World.Cancelled), StringComparison.Ordinal);
        }

        await world.RemoveTermAsync(space, "ni-14");
        Assert.Contains($"Our {Mark("ni", "NI")} 14 fell.", await world.Visitor.GetStringAsync(pages[0], World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_space_marks_its_own_texts_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, other) = (await world.SpaceAsync(), await world.SpaceAsync(visibility: Visibility.Team));
        var @event = await world.EventAsync(space);
        await world.EntryAsync(@event, await world.PersonAsync(), "Our ZQX fell.");
        await world.TermAsync(other, "ZQX", "Planted secret");

        Assert.Contains("Our ZQX fell.", await world.Visitor.GetStringAsync($"/{space.Slug}/{@event.Slug}", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_team_sees_which_letters_nobody_has_explained(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var ada = await world.PersonAsync(Role.Reporter, of: space);
        await world.TermAsync(space, "NI", "National Indicator", "", "NIND");
        await world.TermAsync(space, "LGA Group", "All of them");
        await world.EntryAsync(@event, ada, "NI, NIND, CAA and the LGA Group; CAA once more, **PCT**.");
        await world.EntryAsync(@event, ada, "PCT, LGA, I, TOOLONGS, CamelCASE, X9, CAA");
        await world.EntryAsync(await world.EventAsync(space), ada, "ELSE");
        var address = $"/{space.Slug}/{@event.Slug}/glossary/missing";

        var page = await (await world.SignInAsync(ada)).GetStringAsync(address, World.Cancelled);

        Assert.Equal(["CAA 3", "PCT 2", "LGA 1"], page.Split("<tr><th scope=\"row\">").Skip(1).Select(row => row[..row.IndexOf("</td>", StringComparison.Ordinal)].Replace("</th><td>", " ", StringComparison.Ordinal)));
        Assert.Contains($"href=\"/{space.Slug}/glossary/edit?name=CAA\"", page, StringComparison.Ordinal);
        foreach (var stranger in new[] { world.Visitor, await world.SignInAsync(await world.PersonAsync(Role.Member, of: space)) })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync(address, World.Cancelled)).StatusCode);
        }
    }
}
