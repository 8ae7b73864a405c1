using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Rapport.Features.Notes.Projection;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Export;

/// <summary>A note as a Word document, with the styles and lists that Word itself knows.</summary>
internal sealed class NoteDocx
{
    private const int Deepest = 30;
    private const int LevelLimit = 8;
    private readonly MainDocumentPart main;
    private readonly Body body = new();

    private NoteDocx(MainDocumentPart main) => this.main = main;

    public static byte[] Of(string title, IReadOnlyList<YNode> nodes)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Make();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = DocxStyles.MakeLists();
            var note = new NoteDocx(main);
            note.body.Append(Paragraph("Title", [new Run(Words(title))]));
            note.Blocks(nodes, null, -1, 0);
            main.Document.Body = note.body;
            file.PackageProperties.Title = Allowed(title);
        }

        return stream.ToArray();
    }

    /// <param name="list">The numbering of the list that it stands in.</param>
    /// <param name="level">Of the list that it stands in, from 0; -1 outside of any.</param>
    private void Blocks(IReadOnlyList<YNode> nodes, int? list, int level, int depth, string? lead = null)
    {
        foreach (var element in depth <= Deepest ? nodes.OfType<YElement>() : [])
        {
            Block(element, list, level, depth + 1, lead);
            // Only the first paragraph of an item has its sign.
            (list, lead) = (element.Name is "bulletList" or "orderedList" or "taskList" ? list : null, null);
        }
    }

    private void Block(YElement element, int? list, int level, int depth, string? lead)
    {
        switch (element.Name)
        {
            case "heading":
                var size = Math.Clamp(element.NumberOf("level", 2, 6) - 1, 1, 3);
                body.Append(Paragraph($"Heading{size}", Runs(element)));
                break;
            case "bulletList" or "orderedList" or "taskList":
                foreach (var item in element.Children.OfType<YElement>())
                {
                    var sign = element.Name == "taskList" ? item.IsDone ? "\u2611 " : "\u2610 " : null;
                    Blocks(item.Children, element.Name == "orderedList" ? DocxStyles.Numbers : sign is null ? DocxStyles.Bullets : null, level + 1, depth, sign);
                }

                break;
            case "blockquote":
                foreach (var inner in element.Children.OfType<YElement>())
                {
                    body.Append(Paragraph("Quote", Runs(inner)));
                }

                break;
            case "table":
                body.Append(Table(element));
                break;
            case "horizontalRule":
                body.Append(Paragraph(null, [new Run(Words("* * *"))]));
                break;
            default:
                var runs = Runs(element).ToList();
                if (lead is not null)
                {
                    runs.Insert(0, new Run(Words(lead)));
                }

                body.Append(list is { } known ? Item(known, Math.Min(level, LevelLimit), runs) : Paragraph(null, runs));
                break;
        }
    }

    private Table Table(YElement table)
    {
        var rows = table.Children.OfType<YElement>().ToList();
        var columns = rows.Select(row => row.Children.OfType<YElement>().Count()).DefaultIfEmpty().Max();
        var made = new Table(
            new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())));
        foreach (var row in rows)
        {
            made.Append(new TableRow(row.Children.OfType<YElement>().Select(cell =>
            {
                var paragraphs = cell.Children.OfType<YElement>().Select(inner => (OpenXmlElement)Paragraph(null, Runs(inner))).ToList();
                return new TableCell(paragraphs.Count > 0 ? paragraphs : [new Paragraph()]);
            })));
        }

        return made;
    }

    private IEnumerable<OpenXmlElement> Runs(YElement element)
    {
        foreach (var node in element.Children)
        {
            switch (node)
            {
                case YText text:
                    foreach (var run in text.Runs.Where(run => run.Embed is null))
                    {
                        yield return Linked(run);
                    }

                    break;
                case YElement { Name: "hardBreak" }:
                    yield return new Run(new Break());
                    break;
                case YElement inner:
                    foreach (var run in Runs(inner))
                    {
                        yield return run;
                    }

                    break;
            }
        }
    }

    private OpenXmlElement Linked(YRun run)
    {
        var marks = NoteParts.MarksOf(run).DistinctBy(mark => mark.Key).ToDictionary();
        var look = new RunProperties();
        if (marks.ContainsKey("code"))
        {
            look.Append(new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" });
        }

        if (marks.ContainsKey("bold"))
        {
            look.Append(new Bold());
        }

        if (marks.ContainsKey("italic"))
        {
            look.Append(new Italic());
        }

        if (marks.ContainsKey("strike"))
        {
            look.Append(new Strike());
        }

        var made = new Run(look, Words(run.Text));
        return marks.TryGetValue("link", out var link) && NoteParts.AddressOf(link) is { } address
            ? new Hyperlink(made) { Id = main.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id }
            : made;
    }

    private static Paragraph Paragraph(string? style, IEnumerable<OpenXmlElement> runs)
    {
        var paragraph = style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Paragraph Item(int list, int level, IEnumerable<OpenXmlElement> runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Text Words(string words) => new(Allowed(words)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without what XML cannot hold.</summary>
    private static string Allowed(string words) =>
        string.Concat(words.EnumerateRunes().Where(rune => rune.Value is '\t' or >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF)));
}
