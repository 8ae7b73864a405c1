using CsvHelper;

namespace Rapport.Formats.Schedules;

/// <summary>A table of sessions, one a row, under a row of headings in any order (RFC 4180; comma, semicolon or tab).</summary>
internal static class CsvProgramme
{
    private static readonly char[] Separators = [',', ';', '\t'];

    public static Refusal? Read(string text, ScheduleDraft draft)
    {
        (draft.Format, draft.FormatName) = (ScheduleFormat.Csv, "CSV");
        var isUnclosed = false;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            // Null lets Excel's own hint, a first line that says sep=; decide.
            Separator = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null : Separator(text),
            TrimWhitespace = true,
            OnMalformedRecord = record => isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        if (!reader.Read())
            return new("file_empty", "This file is empty.");
        var headings = CsvHeadings.Of(reader.Current.ToArray());
        if (headings.Missing() is { } missing)
            return missing;
        List<string[]> rows = [];
        while (reader.Read())
        {
            if (rows.Count >= draft.Limits.Sessions)
                return new("too_many_sessions", $"This file has more than {draft.Limits.Sessions} sessions, which is more than one event can hold.");
            var row = reader.Current.ToArray();
            if (!Array.TrueForAll(row, string.IsNullOrWhiteSpace))
                rows.Add(row);
        }

        if (isUnclosed)
            return new("damaged", "A quotation mark in the CSV is opened and never closed, so its last rows cannot be told apart.");
        Add(rows, headings, draft);
        return null;
    }

    private static void Add(List<string[]> rows, CsvHeadings headings, ScheduleDraft draft)
    {
        var times = CsvTimes.For(rows.SelectMany(row => new[] { headings.Cell(row, CsvField.Date), headings.Cell(row, CsvField.Start) }));
        foreach (var row in rows)
        {
            if (draft.IsFull)
                return;
            draft.Add(CsvRow.Session(row, headings, times));
        }

        if (times.IsAmbiguous)
            draft.Remarks.Add(Remark.DayFirst);
    }

    private static char Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return Separators.MaxBy(candidate => line.AsSpan().Count(candidate));
    }
}
