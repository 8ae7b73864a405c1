namespace Rapport.Formats.Schedules;

/// <summary>Makes a session of a row.</summary>
internal static class CsvRow
{
    public static SessionDraft Session(string[] row, CsvHeadings headings, CsvTimes times)
    {
        var (startText, endText) = Range(headings.Cell(row, CsvField.Start), headings.Cell(row, CsvField.End));
        var date = headings.Cell(row, CsvField.Date);
        var start = times.Start(date, startText);
        return new SessionDraft
        {
            Key = headings.Cell(row, CsvField.Id),
            Title = headings.Cell(row, CsvField.Title),
            Subtitle = headings.Cell(row, CsvField.Subtitle),
            Abstract = headings.Cell(row, CsvField.Abstract),
            TextFormat = TextFormat.Plain,
            Type = headings.Cell(row, CsvField.Kind),
            Track = headings.Cell(row, CsvField.Track),
            Room = headings.Cell(row, CsvField.Room),
            Language = headings.Cell(row, CsvField.Language),
            Start = start,
            StartText = startText ?? date,
            Duration = CsvTimes.Length(headings.Cell(row, CsvField.Duration)) ?? times.Until(start, headings.Cell(row, CsvField.EndDate), endText),
            Speakers = Names(headings.Cell(row, CsvField.Speakers)).Select(name => new SpeakerDraft(null, name)),
            Url = headings.Cell(row, CsvField.Url),
            IsCancelled = headings.Cell(row, CsvField.Status)?.StartsWith("cancel", StringComparison.OrdinalIgnoreCase) == true,
        };
    }

    // Home-made tables often write 10:00–10:45 in one column.
    private static (string? Start, string? End) Range(string? start, string? end)
    {
        if (end is null && start is { Length: < 40 } && start.Split(['–', '—', '-']) is [var from, var to] && CsvTimes.IsTime(from) && CsvTimes.IsTime(to))
            return (from, to);
        return (start, end);
    }

    private static string[] Names(string? cell)
    {
        if (cell is null)
            return [];
        var separator = cell.AsSpan().ContainsAny(';', '\n') ? new[] { ';', '\n', '\r' } : [','];
        return cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
