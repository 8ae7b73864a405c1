using Rapport.Platform.Text;

namespace Rapport.Tests.Platform.Text;

public class MarkupTests
{
    private const string Rel = "rel=\"nofollow ugc noopener\"";

    [Theory]
    [InlineData("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n")]
    [InlineData("One\nTwo", "<p>One<br>\nTwo</p>\n")]
    [InlineData("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n")]
    [InlineData("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n")]
    [InlineData("```js\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>\n")]
    [InlineData("[x](https://a.example/b)", $"<p><a href=\"https://a.example/b\" {Rel}>x</a></p>\n")]
    [InlineData("see https://a.example/b.", $"<p>see <a href=\"https://a.example/b\" {Rel}>https://a.example/b</a>.</p>\n")]
    [InlineData("<m@a.example>", $"<p><a href=\"mailto:m@a.example\" {Rel}>m@a.example</a></p>\n")]
    [InlineData("![a bus](https://a.example/b.png)", $"<p><a href=\"https://a.example/b.png\" {Rel}>a bus</a></p>\n")]
    [InlineData("[![a bus](https://a.example/b.png)](https://c.example/)", $"<p><a href=\"https://c.example/\" {Rel}>a bus</a></p>\n")]
    [InlineData("[x](javascript:alert(1)) [y](/relative) [z](//a.example)", "<p>x y z</p>\n")]
    [InlineData("# Big", "<p><strong>Big</strong></p>\n")]
    [InlineData("a <b>bold</b> <script>alert(1)</script>", "<p>a &lt;b&gt;bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("invoice&#8238;gpj.exe", "<p>invoicegpj.exe</p>\n")]
    [InlineData("", "")]
    public void Markdown_keeps_to_its_subset(string markdown, string html) =>
        Assert.Equal(html, Markup.FromMarkdown(markdown).Value);

    [Fact]
    public void A_long_text_may_have_headings_below_those_of_its_page() => Assert.Equal(
        "<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>\n", Markup.FromMarkdown("# A\n### B\n## C\n# D", 3).Value);

    [Theory]
    [InlineData("<div><span style=color:red>Hello</span> <b onclick=x()>you</b></div>", "Hello <b>you</b>")]
    [InlineData("<script>alert(1)</script><style>p{}</style>after", "after")]
    [InlineData("<h1>A</h1><h4>B</h4><h2>C</h2>", "<h3>A</h3><h4>B</h4><h4>C</h4>")]
    [InlineData("<img src=x onerror=alert(1)>text", "text")]
    [InlineData("<a href='JaVaScRiPt:alert(1)'>x</a>", "x")]
    [InlineData("<a href='http://a.example' target=_blank rel=opener>x</a>", $"<a href=\"http://a.example/\" {Rel}>x</a>")]
    [InlineData("<table><tr><td>1<td>2</table>", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "")]
    [InlineData("a <!-- c --> b", "a  b")]
    [InlineData("a&#x202e;b\0c", "abc")]
    public void Imported_html_keeps_its_words_and_plain_shape(string given, string html) =>
        Assert.Equal(html, Markup.FromHtml(given).Value);

    [Theory]
    [InlineData("One <i>\nTwo & \"three\"\r\n\r\n\r\nFour", "<p>One &lt;i&gt;<br>\nTwo &amp; &quot;three&quot;</p>\n<p>Four</p>\n")]
    [InlineData("\n \n", "")]
    public void Plain_text_shows_as_it_was_typed(string text, string html) =>
        Assert.Equal(html, Markup.FromPlain(text).Value);

    [Theory]
    [InlineData("**Roads** and _bins_\n\n- cost £3m & [rising](https://a.example)", 80, "Roads and bins cost £3m & rising")]
    [InlineData("one two three four", 13, "one two…")]
    [InlineData("one two three four", 18, "one two three four")]
    [InlineData("incomprehensibilities", 8, "incompr…")]
    [InlineData("👍🏽👍🏽👍🏽", 7, "👍🏽…")]
    [InlineData("é́é́é́é́", 5, "é́é́…")]
    [InlineData("", 5, "")]
    public void An_excerpt_is_cut_between_words_or_characters(string markdown, int length, string excerpt) =>
        Assert.Equal(excerpt, Markup.ToPlainText(markdown, length));
}
