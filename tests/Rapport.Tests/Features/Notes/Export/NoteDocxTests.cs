using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Rapport.Features.Notes.Export;
using Rapport.Formats.Yjs;
using static Rapport.Tests.Features.Notes.NoteNodes;

namespace Rapport.Tests.Features.Notes.Export;

public sealed class NoteDocxTests
{
    private static readonly YNode[] Note =
    [
        Element("heading", [Text("Points")], ("level", 2)),
        Paragraph(Text("Twelve "), Text("indicators", ("bold", true), ("code", true)), Text(" more", ("italic", true), ("strike", true)), Element("hardBreak", [])),
        Element("bulletList", [Element("listItem", [Paragraph(Text("One")), Element("orderedList", [Element("listItem", [Paragraph(Text("Below"))])])])]),
        Element("taskList", [Element("taskItem", [Paragraph(Text("Count"))], ("checked", true)), Element("taskItem", [Paragraph(Text("Ask"))])]),
        Element("blockquote", [Paragraph(Text("Said"))]),
        Element("table", [Element("tableRow", [Element("tableHeader", [Paragraph(Text("H"))]), Element("tableCell", [])])]),
        Element("horizontalRule", []),
        Paragraph(Text("here", ("link", new { href = "https://example.org/a?b=1&c=2" })), Text(" nowhere", ("link", new { href = "javascript:alert(1)" }))),
    ];

    [Fact]
    public void A_word_processor_finds_every_word_in_its_style_and_list()
    {
        using var file = Open(NoteDocx.Of("Group 2: Targets", Note));
        var body = file.MainDocumentPart!.Document!.Body!;

        Assert.Equal(
            [
                ("Title", "Group 2: Targets"), ("Heading1", "Points"), (null, "Twelve indicators more"), ("1/0", "One"), ("2/1", "Below"), (null, "\u2611 Count"), (null, "\u2610 Ask"),
                ("Quote", "Said"), (null, "* * *"), (null, "here nowhere"),
            ],
            body.Elements<Paragraph>().Select(paragraph => (StyleOf(paragraph), paragraph.InnerText)));
        Assert.Equal(["H", ""], body.Elements<Table>().Single().Descendants<TableCell>().Select(cell => cell.InnerText));
        Assert.Equal("https://example.org/a?b=1&c=2", Assert.Single(file.MainDocumentPart.HyperlinkRelationships).Uri.AbsoluteUri);
        Assert.Equal("here", Assert.Single(body.Descendants<Hyperlink>()).InnerText);
        Assert.Equal("indicators", Assert.Single(body.Descendants<Run>(), run => run.RunProperties?.Bold is not null).InnerText);
        Assert.Equal("Group 2: Targets", file.PackageProperties.Title);
    }

    [Fact]
    public void The_file_is_as_its_standard_says_whatever_stands_in_the_note()
    {
        YNode deep = Paragraph(Text("deep"));
        for (var level = 0; level < 200; level++)
        {
            deep = Element("bulletList", [Element("listItem", [deep])]);
        }

        foreach (var nodes in (IReadOnlyList<YNode>[])[Note, [], [Paragraph(Text("\u0000\u0007\uFFFE<&>\t\u2028 \U0001F600"))], [deep], [Element("table", [])], [Element("unknown", [Text("x")]), Text("loose")]])
        {
            using var file = Open(NoteDocx.Of("A <title> & \u0001 more", nodes));
            Assert.Equal([], new OpenXmlValidator().Validate(file, World.Cancelled).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    /// <summary>The style's name, or the list and its level.</summary>
    private static string? StyleOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties is { } list ? $"{list.NumberingId!.Val}/{list.NumberingLevelReference!.Val}" : paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
}
