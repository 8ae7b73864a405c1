using DocumentFormat.OpenXml.Wordprocessing;

namespace Rapport.Features.Notes.Export;

/// <summary>The few styles and lists that a note needs, by the names that Word gives them.</summary>
internal static class DocxStyles
{
    public const int Bullets = 1;
    public const int Numbers = 2;
    private const int Levels = 9;
    private const int Indent = 360;

    public static Styles Make() => new(
        Style("Normal", "Normal", null, 22, false),
        Style("Title", "Title", "Normal", 40, true),
        Style("Heading1", "heading 1", "Normal", 32, true),
        Style("Heading2", "heading 2", "Normal", 27, true),
        Style("Heading3", "heading 3", "Normal", 24, true),
        Style("Quote", "Quote", "Normal", 22, false),
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
        { Type = StyleValues.Table, StyleId = "TableGrid" });

    public static Numbering MakeLists() => new(
        List(Bullets, NumberFormatValues.Bullet, _ => "\u2022"),
        List(Numbers, NumberFormatValues.Decimal, level => $"%{level + 1}."),
        new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets },
        new NumberingInstance(new AbstractNumId { Val = Numbers }) { NumberID = Numbers });

    private static Style Style(string id, string name, string? basedOn, int halfPoints, bool isBold)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = basedOn is null };
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new StyleParagraphProperties(
            new SpacingBetweenLines { Before = isBold ? "240" : "0", After = "120" },
            new Indentation { Left = id == "Quote" ? $"{2 * Indent}" : "0" }));
        var look = new StyleRunProperties();
        if (isBold)
        {
            look.Append(new Bold());
        }

        look.Append(new FontSize { Val = $"{halfPoints}" });
        style.Append(look);
        return style;
    }

    private static AbstractNum List(int id, NumberFormatValues format, Func<int, string> sign)
    {
        var list = new AbstractNum { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            list.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = sign(level) },
                new PreviousParagraphProperties(new Indentation { Left = $"{Indent * (level + 1)}", Hanging = $"{Indent}" }))
            { LevelIndex = level });
        }

        return list;
    }
}
