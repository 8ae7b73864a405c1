using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Glossary;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Glossary;

public sealed class ImportGlossaryTests
{
    private const string Table = "term,expansion,definition,aliases\nNI,National Indicator,a measure,\nNI,Northern Ireland,,N.I.\nLAA,Local Area Agreement,,\n";

    [Theory, EachEngine]
    public async Task A_table_is_previewed_brought_in_and_never_doubled(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));
        await world.TermAsync(space, "ni", "national indicator");
        await world.TermAsync(space, "CAA", "Kept as it is");

        var preview = await ChooseAsync(reporter, space, Table);
        var page = await reporter.GetStringAsync(preview, World.Cancelled);
        Assert.Contains("<b>1</b> added", page, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> changed", page, StringComparison.Ordinal);
        Assert.Equal(2, await world.ReadAsync(db => db.Terms.CountAsync(World.Cancelled)));

        var hash = page.Split("name=\"hash\" value=\"")[1].Split('"')[0];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reporter.SendAsync(preview, ("hash", "other"))).StatusCode);
        Assert.Equal($"/{space.Slug}/glossary", (await reporter.SendAsync(preview, ("hash", hash))).Headers.Location?.OriginalString);
        Assert.Equal(
            ["CAA: Kept as it is=", "LAA: Local Area Agreement=", "ni (N.I.): national indicator=a measure, Northern Ireland="],
            await TermsAsync(world, space));

        var again = await reporter.GetStringAsync(await ChooseAsync(reporter, space, Table), World.Cancelled);
        Assert.Contains("There is nothing to import", again, StringComparison.Ordinal);
        Assert.Contains("<b>2</b> the same", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await reporter.GetAsync(preview, World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task The_glossary_of_a_real_event_comes_in_by_the_command_line_and_leaves_as_a_table(Engine engine)
    {
        var file = Path.Combine(Fixtures.Folder("glossary"), "uk-local-government.csv");
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();

        var compared = await CommandRun.OfAsync(world, "import", "glossary", file, "--space", space.Slug);
        Assert.Equal((0, ""), (compared.Code, compared.Error));
        Assert.Contains("With --apply: 49 added, 0 changed, 0 the same.", compared.Out, StringComparison.Ordinal);
        Assert.Empty(await TermsAsync(world, space));
        Assert.Contains("Done: 49 added, 0 changed, 0 the same.", (await ApplyAsync(world, space, file)).Out, StringComparison.Ordinal);
        var terms = await TermsAsync(world, space);
        Assert.Equal(49, terms.Count);
        Assert.Contains("NI: National Indicator=one of the 198 measures of the National Indicator Set, 2008 to 2011, Northern Ireland=the part of the United Kingdom; a second sense of the same letters", terms);

        Assert.Contains("Done: 0 added, 0 changed, 49 the same.", (await ApplyAsync(world, space, file)).Out, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("out.csv"), await world.Visitor.GetByteArrayAsync($"/{space.Slug}/glossary.csv", World.Cancelled), World.Cancelled);
        Assert.Contains("Done: 0 added, 0 changed, 49 the same.", (await ApplyAsync(world, space, folder.File("out.csv"))).Out, StringComparison.Ordinal);
        var other = await world.SpaceAsync();
        await ApplyAsync(world, other, folder.File("out.csv"));
        Assert.Equal(terms, await TermsAsync(world, other));
        Assert.Equal(2 * 49, await world.ReadAsync(db => db.TermRevisions.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_is_refused_says_so_in_a_sentence_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("odd.csv"), "term,expansion\nNI,National Indicator\nLAA,\n", World.Cancelled);
        await File.WriteAllTextAsync(folder.File("broken.csv"), "term,expansion\nNI,\"National\n", World.Cancelled);

        Assert.Equal("There is no space at nowhere.", (await CommandRun.OfAsync(world, "import", "glossary", folder.File("odd.csv"), "--space", "nowhere", "--apply")).Sentence);
        Assert.Equal("“LAA”: Please say what it stands for, or what it means.", (await ApplyAsync(world, space, folder.File("odd.csv"))).Sentence);
        Assert.Contains("never closed", (await ApplyAsync(world, space, folder.File("broken.csv"))).Sentence, StringComparison.Ordinal);
        Assert.Equal($"There is no file {folder.File("none.csv")}.", (await ApplyAsync(world, space, folder.File("none.csv"))).Sentence);
        var refused = await PostAsync(reporter, space, "%PDF-1.7");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("This file is not a table", await refused.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        var preview = await ChooseAsync(reporter, space, "term,expansion\nNI,National Indicator\nLAA,\n");
        Assert.DoesNotContain("Import these", await reporter.GetStringAsync(preview, World.Cancelled), StringComparison.Ordinal);
        Assert.Empty(await TermsAsync(world, space));
    }

    [Theory, EachEngine]
    public async Task A_member_and_a_stranger_bring_in_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var preview = await ChooseAsync(await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space)), space, Table);
        foreach (var stranger in new[] { await world.SignInAsync(await world.PersonAsync(Role.Member, of: space)), await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: await world.SpaceAsync())) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, space, Table)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(preview, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(preview, ("hash", ""))).StatusCode);
        }

        Assert.Contains("/sign-in", (await world.Visitor.SendAsync(preview, ("hash", ""))).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Empty(await TermsAsync(world, space));
    }

    private static Task<CommandRun> ApplyAsync(World world, Space space, string file) =>
        CommandRun.OfAsync(world, "import", "glossary", file, "--space", space.Slug, "--apply");

    private static async Task<string> ChooseAsync(HttpClient client, Space space, string table)
    {
        var answer = await PostAsync(client, space, table);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Space space, string table) => client.PostAsync(
        $"/{space.Slug}/glossary/import",
        new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "terms.csv" } },
        World.Cancelled);

    private static async Task<List<string>> TermsAsync(World world, Space space)
    {
        var terms = await world.ReadAsync(db => db.Terms.Where(term => term.SpaceId == space.Id).ToListAsync(World.Cancelled));
        return [.. terms.Select(term => term.Words).Select(words =>
                $"{words.Name}{(words.Aliases.Count > 0 ? $" ({string.Join(", ", words.Aliases)})" : "")}: {string.Join(", ", words.Senses.Select(sense => $"{sense.Expansion}={sense.Definition}"))}")
            .Order(StringComparer.Ordinal)];
    }
}
