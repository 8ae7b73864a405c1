using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Formats.Yjs;
using static Rapport.Tests.Features.Notes.NoteNodes;

namespace Rapport.Tests.Features.Notes;

/// <summary>What a note is shown as, whatever a device has put into it.</summary>
public sealed class NoteHtmlTests
{
    [Fact]
    public void Everything_that_an_editor_makes_has_its_element()
    {
        var note = new YNode[]
        {
            Element("heading", [Text("Points")], ("level", 2)),
            Element("paragraph", [Text("Twelve "), Text("indicators", ("bold", true)), Text(" & more", ("italic", true))]),
            Element("bulletList", [Element("listItem", [Element("paragraph", [Text("One")])])]),
            Element("orderedList", [Element("listItem", [Element("paragraph", [Text("Two")])])], ("start", 3)),
            Element("taskList", [Element("taskItem", [Element("paragraph", [Text("Count")])], ("checked", true)), Element("taskItem", [Element("paragraph", [Text("Ask")])])]),
            Element("blockquote", [Element("paragraph", [Text("Said"), Element("hardBreak", [])])]),
            Element("codeBlock", [Text("a < b")]),
            Element("horizontalRule", []),
            Element("table", [Element("tableRow", [Element("tableHeader", [Element("paragraph", [Text("H")])], ("colspan", 2)), Element("tableCell", [Element("paragraph", [Text("C")])])])]),
            Element("paragraph", [Text("here", ("link", new { href = "https://example.org/a?b=1&c=2" }))]),
        };

        Assert.Equal(
            "<h3>Points</h3><p>Twelve <strong>indicators</strong><em> &amp; more</em></p><ul><li><p>One</p></li></ul><ol start=\"3\"><li><p>Two</p></li></ol>"
            + "<ul class=\"tasks\"><li class=\"task\"><span class=\"task-state\">Done</span><p>Count</p></li><li class=\"task\"><span class=\"task-state\">To do</span><p>Ask</p></li></ul>"
            + "<blockquote><p>Said<br></p></blockquote><pre><code>a &lt; b</code></pre><hr>"
            + "<div class=\"table-scroll\" tabindex=\"0\"><table><tr><th colspan=\"2\"><p>H</p></th><td><p>C</p></td></tr></table></div>"
            + "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">here</a></p>",
            NoteHtml.Of(note).Value);
        Assert.Equal("Points\nTwelve indicators & more\nOne\nTwo\nCount\nAsk\nSaid\n\na < b\n\nH\nC\nhere", NotePlain.Of(note));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("//elsewhere.example")]
    [InlineData("\" onclick=\"alert(1)")]
    public void A_link_that_leads_nowhere_good_is_words_alone(string href) =>
        Assert.Equal("<p>here</p>", NoteHtml.Of([Element("paragraph", [Text("here", ("link", new { href }))])]).Value);

    [Fact]
    public void No_markup_of_a_device_comes_out()
    {
        const string Evil = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
        var html = NoteHtml.Of(
        [
            Element("script", [Text("alert(1)")]),
            Element(Evil, [Element("paragraph", [Text(Evil, (Evil, true), ("bold--<b>", true))])], (Evil, Evil)),
            Element("heading", [Text(Evil)], ("level", "9\" onclick=\"alert(1)")),
            Element("orderedList", [], ("start", Evil)),
            Element("image", [], ("file", Evil), ("alt", Evil)),
            Element("image", [], ("file", "0193a5b0-7c1e-7f3a-9d2b-5e8f1c6a4b20"), ("alt", Evil)),
            Element("tableCell", [], ("colspan", -5), ("rowspan", 10_000_000)),
        ]).Value;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick=\"", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, html.Split("<img ").Length - 1);
        Assert.StartsWith("alert(1)<p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_levels_are_cut_and_not_followed()
    {
        YNode node = Text("deep");
        for (var level = 0; level < 1000; level++)
        {
            node = Element("blockquote", [node]);
        }

        Assert.DoesNotContain("deep", NoteHtml.Of([node]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passages_place_is_marked_at_its_end_not_in_a_link_nor_within_a_letter()
    {
        var (text, one, two, three) = (new YId(7, 1), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var runs = new[] { Text("a😀b", ("bold", true)), Text("link", ("link", new { href = "https://example.org" })), Text("z") }.SelectMany(part => part.Runs).ToList();
        var places = new Dictionary<YId, IReadOnlyList<(int, Guid)>> { [text] = [(2, one), (5, two), (9, three)] };

        var html = NoteHtml.Of([Element("paragraph", [new YText(text, runs, [])])], places).Value;

        Assert.Equal($"<p><strong>a&#x1F600;{PassageAnchors.Of(one)}b</strong><a href=\"https://example.org/\" rel=\"nofollow ugc noopener\">link</a>{PassageAnchors.Of(two)}z{PassageAnchors.Of(three)}</p>", html);
        Assert.Equal([one, two, three], PassageAnchors.In(new(html)));
        Assert.DoesNotContain("passage", PassageAnchors.Strip(new(html)).Value, StringComparison.Ordinal);
    }
}
