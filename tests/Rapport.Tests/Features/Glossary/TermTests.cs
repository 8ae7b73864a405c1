using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Glossary;
using Rapport.Shared;

namespace Rapport.Tests.Features.Glossary;

public sealed partial class TermTests
{
    private static readonly (string, string)[] Ni =
    [
        ("Input.Name", " NI "), ("Input.Expansion", "National Indicator"), ("Input.Definition", "one of\r\n198 measures"),
        ("Input.Expansion", "Northern Ireland"), ("Input.Definition", ""), ("Input.Expansion", ""), ("Input.Definition", ""), ("Input.Aliases", "N.I.\r\n\r\nNat Ind"),
    ];

    [Fact]
    public async Task A_term_that_a_spreadsheet_would_run_leaves_as_words()
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        await world.TermAsync(space, "=cmd|'/C calc'!A0", "+1+1", "@SUM(1)", "-2");

        var table = await world.Visitor.GetStringAsync($"/{space.Slug}/glossary.csv", World.Cancelled);

        var cells = table.Split('\n')[1].Split(',').Select(cell => cell.Trim('"', '\r'));
        Assert.Equal(4, cells.Count(cell => cell.StartsWith('\'')));
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_reporter_adds_changes_and_takes_out_a_term_and_its_history_says_who(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var reporter = await world.PersonAsync(Role.Reporter, of: space, name: "Rhys Reporter");
        var client = await world.SignInAsync(reporter);

        var added = await client.SendAsync($"/{space.Slug}/glossary/edit", Ni);
        Assert.Equal($"/{space.Slug}/glossary/ni", added.Headers.Location?.OriginalString);
        var page = await world.Visitor.GetStringAsync(added.Headers.Location, World.Cancelled);
        Assert.Contains("<b>National Indicator</b>", page, StringComparison.Ordinal);
        Assert.Contains("one of 198 measures", page, StringComparison.Ordinal);
        Assert.Contains("<b>Northern Ireland</b>", page, StringComparison.Ordinal);
        Assert.Contains("Also N.I., Nat Ind", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Rhys", page, StringComparison.Ordinal);

        var form = await client.GetStringAsync($"/{space.Slug}/glossary/edit/ni", World.Cancelled);
        var changed = await client.SendAsync($"/{space.Slug}/glossary/edit/ni", ("Input.Name", "NI"), ("Input.Expansion", "National Insurance"), ("Input.BasedOn", BasedOn().Match(form).Groups[1].Value));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var after = await client.GetStringAsync($"/{space.Slug}/glossary/ni", World.Cancelled);
        Assert.Contains("National Insurance", after, StringComparison.Ordinal);
        Assert.Contains("Northern Ireland", after[after.IndexOf("What it said", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(after, "<b>Rhys Reporter</b>"));

        await client.SendAsync($"/{space.Slug}/glossary/edit/ni?handler=Remove");
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"/{space.Slug}/glossary/ni", World.Cancelled)).StatusCode);
        Assert.DoesNotContain("National", await world.Visitor.GetStringAsync($"/{space.Slug}/glossary", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync($"/{space.Slug}/glossary/edit/ni?handler=Remove")).StatusCode);

        Assert.Equal($"/{space.Slug}/glossary/ni", (await client.SendAsync($"/{space.Slug}/glossary/edit", Ni)).Headers.Location?.OriginalString);
        Assert.Contains("Took it out", await client.GetStringAsync($"/{space.Slug}/glossary/ni", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(
            ["term.added", "term.changed", "term.removed", "term.added"],
            await world.ReadAsync(db => db.Activities.Where(act => act.SubjectKind == Term.SubjectKind && act.ActorId == reporter.Id).OrderBy(act => act.Number).Select(act => act.Verb).ToListAsync(World.Cancelled)));
        Assert.Equal(4, await world.ReadAsync(db => db.TermRevisions.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_term_stands_in_a_space_once_and_a_change_on_top_of_an_older_one_is_asked_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var client = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));
        await world.TermAsync(space, "NI", "National Indicator");
        await world.TermAsync(space, "LAA", "Local Area Agreement");
        await world.TermAsync(await world.SpaceAsync(), "NI", "Elsewhere");

        var twice = await client.SendAsync($"/{space.Slug}/glossary/edit", ("Input.Name", "ni"), ("Input.Expansion", "Again"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var shown = await twice.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains("already; add the meaning to it", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"Again\"", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync($"/{space.Slug}/glossary/edit/laa", ("Input.Name", "NI"), ("Input.Expansion", "x"), ("Input.BasedOn", "1"))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"/{space.Slug}/glossary/edit/laa", ("Input.Name", "LAA"), ("Input.Expansion", "First"), ("Input.BasedOn", "1"))).StatusCode);
        var late = await client.SendAsync($"/{space.Slug}/glossary/edit/laa", ("Input.Name", "LAA"), ("Input.Expansion", "Second"), ("Input.BasedOn", "1"));
        var asked = await late.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Somebody else changed this term", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"Second\"", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"/{space.Slug}/glossary/edit/laa", ("Input.Name", "LAA"), ("Input.Expansion", "Second"), ("Input.BasedOn", BasedOn().Match(asked).Groups[1].Value))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Ten_who_add_the_same_term_at_once_make_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var words = TermWords.Of("NI", [], [new("National Indicator", "")]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.Acts.RunAsync(
            (SaveTerm act, CancellationToken token) => act.RunAsync(new(space.Id, null, 0, words, null), token), World.Cancelled)));

        Assert.Equal("term_taken", Assert.Single(outcomes.Where(outcome => outcome.IsRefused).Select(outcome => outcome.Problem.Code).Distinct()));
        Assert.Equal(9, outcomes.Count(outcome => outcome.IsRefused));
        Assert.Equal(1, await world.ReadAsync(db => db.Terms.CountAsync(World.Cancelled)));
    }

    [Theory]
    [InlineData("", "x", "Please give the word")]
    [InlineData("++", "x", "Please give the word")]
    [InlineData("NI", " ", "Please say what it stands for")]
    public async Task What_is_no_term_is_refused_in_a_sentence(string name, string expansion, string sentence)
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        var client = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));

        var answer = await client.SendAsync($"/{space.Slug}/glossary/edit", ("Input.Name", name), ("Input.Expansion", expansion));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Terms.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Nobody_outside_the_team_writes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        await world.TermAsync(space, "LAA", "Local Area Agreement");
        HttpClient[] strangers =
        [
            world.Visitor,
            await world.SignInAsync(await world.PersonAsync()),
            await world.SignInAsync(await world.PersonAsync(Role.Member, of: space)),
            await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: await world.SpaceAsync())),
        ];
        foreach (var stranger in strangers)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/{space.Slug}/glossary/edit", World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"/{space.Slug}/glossary/edit", Ni)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"/{space.Slug}/glossary/edit/laa", Ni)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"/{space.Slug}/glossary/edit/laa?handler=Remove")).StatusCode);
        }

        Assert.Equal("LAA", Assert.Single(await world.ReadAsync(db => db.Terms.ToListAsync(World.Cancelled))).Words.Name);
        Assert.Equal(1, await world.ReadAsync(db => db.TermRevisions.CountAsync(World.Cancelled)));
    }

    [Theory]
    [EachEngine(Visibility.Members, Role.Member)]
    [EachEngine(Visibility.Team, Role.Reporter)]
    public async Task A_private_glossary_is_not_found_by_strangers_in_any_shape(Engine engine, Visibility visibility, Role insider)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: visibility);
        await world.TermAsync(space, "ZQX", "Planted secret");
        HttpClient[] strangers = [world.Visitor, await world.SignInAsync(await world.PersonAsync()), await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: await world.SpaceAsync()))];
        var own = await world.SignInAsync(await world.PersonAsync(insider, of: space));
        foreach (var address in new[] { "glossary", "glossary?q=secret", "glossary/zqx", "glossary.json", "glossary.csv" })
        {
            Assert.Contains("Planted secret", await own.GetStringAsync($"/{space.Slug}/{address}", World.Cancelled), StringComparison.Ordinal);
            foreach (var stranger in strangers)
            {
                var answer = await stranger.GetAsync($"/{space.Slug}/{address}", World.Cancelled);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.DoesNotContain("Planted", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_space_that_closes_takes_its_glossary_along_at_once()
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        await world.TermAsync(space, "ZQX", "Planted secret");
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        string[] addresses = [$"/{space.Slug}/glossary", $"/{space.Slug}/glossary/zqx", $"/{space.Slug}/glossary.json"];
        foreach (var address in addresses)
        {
            Assert.Contains("Planted", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        }

        await organiser.SendAsync($"/{space.Slug}/settings?handler=Visibility", ("visibility", "Team"));

        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        }
    }

    [GeneratedRegex("name=\"Input.BasedOn\" value=\"(\\d+)\"")]
    private static partial Regex BasedOn();
}
