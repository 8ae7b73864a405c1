using System.Net;
using System.Text.RegularExpressions;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events;

/// <summary>Whoever organises looks at a page as a visitor gets it: less than they see themselves, and never more for anybody.</summary>
public sealed partial class AsVisitorTests
{
    private const string Strip = "<aside class=\"as-visitor\"";
    private const string Secret = "godwit-3307";

    [Theory, EachEngine]
    public async Task The_page_is_the_visitors_own_without_script_under_a_strip_that_leads_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (_, pages) = await PlantAsync(world);
        using var organiser = await world.SignInAsync(await world.HostAsync());
        foreach (var page in pages)
        {
            // Cold, warm, and after the visitor came: it never matters who asked first.
            var first = await LookAsync(organiser, page);
            var visitors = await world.Visitor.GetStringAsync(page, World.Cancelled);
            var second = await LookAsync(organiser, page);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
            Assert.DoesNotContain(Strip, visitors, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, first.Html + second.Html + visitors, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"{WebUtility.HtmlEncode(page)}\">Back to your own view</a>", first.Html, StringComparison.Ordinal);
            Assert.Equal(Script().Replace(visitors, ""), WithoutStrip(first.Html));
            Assert.Equal(Script().Replace(visitors, ""), WithoutStrip(second.Html));
        }
    }

    [Theory, EachEngine]
    public async Task It_is_kept_by_nobody_and_changes_nothing_for_whoever_looked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, pages) = await PlantAsync(world);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Ruth Adeyemi"));
        var before = await organiser.GetStringAsync(pages[1], World.Cancelled);

        using var answer = await organiser.GetAsync($"{pages[1]}?as=visitor", World.Cancelled);

        Assert.Equal("no-store, private", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Null(answer.Headers.ETag);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var nothing in new[] { "script-src 'none'", "connect-src 'none'", "form-action 'none'" })
        {
            Assert.Contains(nothing, policy, StringComparison.Ordinal);
        }

        Assert.Contains(Secret, before, StringComparison.Ordinal);
        Assert.Contains("href=\"?as=visitor\"", before, StringComparison.Ordinal);
        Assert.Equal(before, await organiser.GetStringAsync(pages[1], World.Cancelled));
        Assert.DoesNotContain("as=visitor", WithoutStrip(await answer.Content.ReadAsStringAsync(World.Cancelled)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_page_that_a_visitor_cannot_see_says_that_a_visitor_would_not_find_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var open = await world.EventAsync();
        var (session, home) = (await world.SessionAsync(open, "Council", Visibility.Team), await world.AddressOfAsync(@event.Id));
        await world.EntryAsync(open, await world.PersonAsync(Role.Reporter, open), Secret, session);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Organiser, open));

        foreach (var (browser, page) in new[] { (organiser, home), (organiser, $"{home}/programme"), (other, await world.AddressOfAsync(session.Id)) })
        {
            var (status, html) = await LookAsync(browser, page);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Contains("A visitor would not find this page.", html, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page, World.Cancelled)).StatusCode);
        }
    }

    [Theory, EachEngine]
    public async Task For_everybody_else_the_words_mean_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, pages) = await PlantAsync(world);
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        foreach (var reader in new[] { world.Visitor, elsewhere, member, editor })
        {
            var plain = await reader.GetStringAsync(pages[1], World.Cancelled);
            var asked = await LookAsync(reader, pages[1]);
            Assert.DoesNotContain(Strip, asked.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("View as a visitor", plain, StringComparison.Ordinal);
            Assert.Equal(reader == editor || reader == member, asked.Html.Contains(Secret, StringComparison.Ordinal));
        }

        // Nothing that a visitor asked for under such an address is given to the team, nor the other way.
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Contains(Strip, (await LookAsync(organiser, pages[1])).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, (await LookAsync(world.Visitor, pages[1])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_the_address_asks_for_stays()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "A public talk");
        var grid = $"{await world.AddressOfAsync(@event.Id)}/programme?view=grid";
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Contains("href=\"?view=grid&amp;as=visitor\"", await organiser.GetStringAsync(grid, World.Cancelled), StringComparison.Ordinal);

        var html = await organiser.GetStringAsync(grid + "&as=visitor", World.Cancelled);

        Assert.Equal(Script().Replace(await world.Visitor.GetStringAsync(grid, World.Cancelled), ""), WithoutStrip(html));
    }

    /// <summary>Something for everybody and something for the team on every page.</summary>
    private static async Task<(Event Event, string[] Pages)> PlantAsync(World world)
    {
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        var session = await world.SessionAsync(@event, "A public talk");
        await world.SessionAsync(@event, $"Council {Secret}", Visibility.Team);
        var entry = await world.EntryAsync(@event, ada, "Seen by all.", session);
        await world.EntryAsync(@event, ada, Secret, session, Visibility.Team);
        await world.EntryAsync(@event, ada, Secret, visibility: Visibility.Members);
        var home = await world.AddressOfAsync(@event.Id);
        return (@event, [await world.AddressOfAsync(@event.SpaceId), home, await world.AddressOfAsync(session.Id), $"{home}/programme", $"{home}/entries/{entry.Id}"]);
    }

    private static async Task<(HttpStatusCode Status, string Html)> LookAsync(HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync($"{page}?as=visitor", World.Cancelled);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(World.Cancelled));
    }

    private static string WithoutStrip(string html)
    {
        var from = html.IndexOf("\n" + Strip, StringComparison.Ordinal);
        return html.Remove(from, html.IndexOf("</aside>", from, StringComparison.Ordinal) + "</aside>".Length - from);
    }

    // No script runs there, so none is sent.
    [GeneratedRegex("<script [^>]*></script>")]
    private static partial Regex Script();
}
