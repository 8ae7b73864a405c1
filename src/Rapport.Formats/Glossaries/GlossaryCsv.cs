using System.Text;
using CsvHelper;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Glossaries;

/// <summary>A glossary as a table (RFC 4180): columns term, expansion, definition and aliases by their headings, in any order.</summary>
public static class GlossaryCsv
{
    public const int MostBytes = 2 * 1024 * 1024;
    private const int MostRows = 20_000;
    private const int MostColumns = 100;
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] Headings = ["term", "expansion", "definition", "aliases"];

    private static readonly string[][] Words =
    [
        ["term", "acronym", "abbreviation", "word", "name"],
        ["expansion", "standsfor", "fullname", "fullterm", "longform", "meaning"],
        ["definition", "description", "explanation", "notes", "note"],
        ["aliases", "alias", "othernames", "alsoknownas", "synonyms"],
    ];

    /// <summary>Reads a whole file; never throws, whatever the bytes.</summary>
    public static GlossaryReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MostBytes)
            return GlossaryReading.Refused(new("glossary_too_large", "This file is larger than 2 MB, the most a glossary file may be."));
        if (ForeignFile.Name(file.Span) is not null)
            return GlossaryReading.Refused(new("not_a_glossary", "This file is not a table; save the sheet as CSV and choose that."));
        var text = FileText.Decode(file.Span, out _).Trim().TrimStart('\uFEFF');
        if (text.Length == 0)
            return GlossaryReading.Refused(new("file_empty", "This file is empty."));
        try
        {
            return ReadText(text);
        }
        catch (CsvFormatException)
        {
            return GlossaryReading.Refused(new("damaged", "The CSV is damaged."));
        }
    }

    /// <summary>
    /// The table in UTF-8 with a mark. A cell that a spreadsheet would take for a formula starts with an apostrophe,
    /// which the reader takes away again.
    /// </summary>
    public static byte[] Write(IEnumerable<GlossaryRow> rows)
    {
        var table = new StringBuilder("\uFEFF").AppendJoin(',', Headings).Append("\r\n");
        foreach (var row in rows)
        {
            table.AppendJoin(',', new[] { row.Term, row.Expansion, row.Definition, string.Join("; ", row.Aliases) }.Select(CsvCell.Write)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static GlossaryReading ReadText(string text)
    {
        var isUnclosed = false;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null : Separator(text),
            TrimWhitespace = true,
            OnMalformedRecord = record => isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        var columns = reader.Read() ? ColumnsOf(reader.Current.ToArray()) : null;
        if (columns is not [>= 0, ..])
            return GlossaryReading.Refused(new("not_a_glossary", "This is not a glossary table: its first row needs the heading “term”, and “expansion” or “definition”."));
        List<GlossaryRow> rows = [];
        while (reader.Read())
        {
            if (rows.Count >= MostRows)
                return GlossaryReading.Refused(new("too_many_terms", $"This file has more than {MostRows} rows, which is more than one glossary can hold."));
            Add(rows, reader.Current.ToArray(), columns);
        }

        return isUnclosed ? GlossaryReading.Refused(new("damaged", "A quotation mark in the CSV is opened and never closed, so its last rows cannot be told apart."))
            : rows.Count == 0 ? GlossaryReading.Refused(new("file_empty", "There are no terms below the headings of this table."))
            : GlossaryReading.Of(rows);
    }

    private static void Add(List<GlossaryRow> rows, string[] row, int[] columns)
    {
        string Cell(int which) => columns[which] is >= 0 and var column && column < row.Length ? CsvCell.Read(row[column]) : "";
        if (Cell(0).Length == 0)
            return;
        rows.Add(new(Cell(0), Cell(1), Cell(2)) { Aliases = Cell(3).Split([';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) });
    }

    // Where each meaning stands; null when the headings are none of a glossary.
    private static int[]? ColumnsOf(string[] row)
    {
        var letters = row.Take(MostColumns).Select(heading => string.Concat(heading.Take(60).Where(char.IsLetter)).ToLowerInvariant()).ToArray();
        var columns = Words.Select(words => words.Select(word => Array.IndexOf(letters, word)).FirstOrDefault(place => place >= 0, -1)).ToArray();
        return columns[1] < 0 && columns[2] < 0 ? null : columns;
    }

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return Separators.MaxBy(candidate => line.AsSpan().Count(candidate));
    }
}
