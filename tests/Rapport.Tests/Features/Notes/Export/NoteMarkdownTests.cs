using Markdig;
using Rapport.Features.Notes.Export;
using Rapport.Formats.Yjs;
using static Rapport.Tests.Features.Notes.NoteNodes;

namespace Rapport.Tests.Features.Notes.Export;

public sealed class NoteMarkdownTests
{
    [Fact]
    public void Everything_that_an_editor_makes_is_written_as_markup()
    {
        var note = new YNode[]
        {
            Element("heading", [Text("Points")], ("level", 3)),
            Paragraph(Text("Twelve "), Text("indicators ", ("bold", true)), Text("& more", ("italic", true)), Text(" x=1", ("code", true))),
            Element("bulletList", [Element("listItem", [Paragraph(Text("One")), Element("bulletList", [Element("listItem", [Paragraph(Text("Below"))])])]), Element("listItem", [Paragraph(Text("Two"))])]),
            Element("orderedList", [Element("listItem", [Paragraph(Text("Third"))]), Element("listItem", [Paragraph(Text("Fourth"))])], ("start", 3)),
            Element("taskList", [Element("taskItem", [Paragraph(Text("Count"))], ("checked", true)), Element("taskItem", [Paragraph(Text("Ask"))])]),
            Element("blockquote", [Paragraph(Text("Said"), Element("hardBreak", []), Text("twice")), Paragraph(Text("Again"))]),
            Element("horizontalRule", []),
            Element("table", [Element("tableRow", [Element("tableHeader", [Paragraph(Text("A|B"))]), Element("tableHeader", [Paragraph(Text("C"))])]), Element("tableRow", [Element("tableCell", [Paragraph(Text("1"))]), Element("tableCell", [])])]),
            Paragraph(Text("here", ("link", new { href = "https://example.org/a?b=1" })), Text(" and "), Text("nowhere", ("link", new { href = "javascript:alert(1)" }))),
        };

        Assert.Equal(
            """
            ### Points

            Twelve **indicators** *\& more* `x=1`

            - One

              - Below
            - Two

            3. Third
            4. Fourth

            - [x] Count
            - [ ] Ask

            > Said\
            > twice
            >
            > Again

            ---

            | A\\|B | C |
            | --- | --- |
            | 1 |  |

            [here](<https://example.org/a?b=1>) and nowhere

            """.ReplaceLineEndings("\n"),
            NoteMarkdown.Of(note));
    }

    [Theory]
    [InlineData("**not bold** and _not_ slanted")]
    [InlineData("# no heading")]
    [InlineData("- no list")]
    [InlineData("12. no list")]
    [InlineData("> no quotation")]
    [InlineData("---")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[no link](javascript:alert(1)) ![none](x) <http://example.org>")]
    [InlineData("`no code` ~~stands~~ &amp; \\ |a|b|")]
    public void What_somebody_typed_is_words_and_never_markup(string typed)
    {
        var html = Markdown.ToHtml(NoteMarkdown.Of([Paragraph(Text(typed))]), new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseEmphasisExtras().Build());

        Assert.Equal(typed, System.Net.WebUtility.HtmlDecode(Assert.IsType<string>(html).Replace("<p>", "", StringComparison.Ordinal).Replace("</p>\n", "", StringComparison.Ordinal)));
        Assert.Equal(1, html.Split("<p>").Length - 1);
        Assert.Equal(2, html.Count(letter => letter == '<'));
    }
}
