using System.Net;
using System.Text.Json;
using Rapport.Shared;

namespace Rapport.Tests.Features.Glossary;

public sealed class GlossaryPageTests
{
    [Theory, EachEngine]
    public async Task Terms_stand_by_letter_are_filtered_and_each_has_its_place(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        await world.TermAsync(space, "PCT", "Primary Care Trust");
        await world.TermAsync(space, "4ps", "Public Private Partnerships Programme");
        await world.TermAsync(space, "LAA", "Local Area Agreement", "a deal <b>bold</b>");
        await world.TermAsync(space, "Écart", "", "a gap", "LAG");

        var page = await world.Visitor.GetStringAsync($"/{space.Slug}/glossary", World.Cancelled);
        Assert.Equal(["0-9", "E", "L", "P"], Between(page, "<h2 id=\"letter-", "\">"));
        Assert.Equal(["4ps", "ecart", "laa", "pct"], Between(page, "<div id=\"term-", "\">"));
        Assert.Contains("a deal &lt;b&gt;bold", page, StringComparison.Ordinal);

        Assert.Equal(["ecart", "laa"], Between(await world.Visitor.GetStringAsync($"/{space.Slug}/glossary?q=la", World.Cancelled), "<div id=\"term-", "\">").Where(slug => slug != "pct" && slug != "4ps"));
        Assert.Contains("One term speaks of “care”", await world.Visitor.GetStringAsync($"/{space.Slug}/glossary?q=care", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Nothing here speaks of “&lt;i&gt;”", await world.Visitor.GetStringAsync($"/{space.Slug}/glossary?q=<i>", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_term_is_on_the_kept_page_at_once()
    {
        await using var world = await World.StartAsync();
        var space = await world.SpaceAsync();
        Assert.Contains("will be explained here", await world.Visitor.GetStringAsync($"/{space.Slug}/glossary", World.Cancelled), StringComparison.Ordinal);

        await world.TermAsync(space, "NI", "National Indicator");

        Assert.Contains("National Indicator", await world.Visitor.GetStringAsync($"/{space.Slug}/glossary", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Programs_read_it_with_a_tag_that_changes_with_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Members);
        var member = await world.SignInAsync(await world.PersonAsync(Role.Member, of: space));
        await world.TermAsync(space, "NI", "National Indicator", "a measure", "N.I.");

        var first = await member.GetAsync($"/{space.Slug}/glossary.json", World.Cancelled);
        Assert.Equal("private, no-cache", string.Join(", ", first.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).Order(StringComparer.Ordinal).Reverse()));
        using var document = JsonDocument.Parse(await first.Content.ReadAsStreamAsync(World.Cancelled));
        Assert.Equal(
            $$"""{"terms":[{"name":"NI","address":"/{{space.Slug}}/glossary/ni","aliases":["N.I."],"senses":[{"expansion":"National Indicator","definition":"a measure"}]}]}""",
            document.RootElement.GetRawText());

        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync()).StatusCode);
        await world.TermAsync(space, "LAA", "Local Area Agreement");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).StatusCode);

        async Task<HttpResponseMessage> AskAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{space.Slug}/glossary.json");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return await member.SendAsync(request, World.Cancelled);
        }
    }

    private static List<string> Between(string page, string before, string after) =>
        [.. page.Split(before).Skip(1).Select(part => part[..part.IndexOf(after, StringComparison.Ordinal)])];
}
