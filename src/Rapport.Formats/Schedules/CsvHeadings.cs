namespace Rapport.Formats.Schedules;

/// <summary>Which column means what. Headings are compared by their letters alone, and the first match of a meaning counts.</summary>
internal sealed class CsvHeadings
{
    private const int MostColumns = 200;

    private static readonly Dictionary<CsvField, string[]> Words = new()
    {
        [CsvField.Id] = ["id", "guid", "uid", "key", "code", "sessionid", "talkid", "reference", "ref"],
        [CsvField.Title] = ["title", "sessiontitle", "talktitle", "session", "sessionname", "talk", "name", "subject", "topic", "what", "summary"],
        [CsvField.Subtitle] = ["subtitle", "strapline"],
        [CsvField.Date] = ["date", "day", "startdate", "startday"],
        [CsvField.Start] = ["start", "starttime", "startsat", "starts", "startdatetime", "begin", "begins", "beginning", "from", "time", "when", "datetime"],
        [CsvField.EndDate] = ["enddate", "endday"],
        [CsvField.End] = ["end", "endtime", "endsat", "ends", "enddatetime", "finish", "finishes", "until", "till", "to"],
        [CsvField.Duration] = ["duration", "length", "minutes", "mins", "durationminutes", "durationmins", "durationmin", "lengthminutes"],
        [CsvField.Room] = ["room", "location", "venue", "place", "where", "hall", "stage", "roomname"],
        [CsvField.Speakers] = ["speakers", "speaker", "speakernames", "speakername", "presenters", "presenter", "by", "who", "people", "persons", "names"],
        [CsvField.Track] = ["track", "stream", "theme", "strand"],
        [CsvField.Kind] = ["kind", "type", "sessiontype", "format", "sessionformat", "category"],
        [CsvField.Abstract] = ["abstract", "description", "details", "text", "body", "blurb", "summary"],
        [CsvField.Language] = ["language", "lang"],
        [CsvField.Url] = ["url", "link", "website", "webpage"],
        [CsvField.Status] = ["status", "state"],
    };

    private readonly Dictionary<CsvField, int> columns = [];
    private readonly string[] headings;

    private CsvHeadings(string[] headings) => this.headings = headings;

    public static CsvHeadings Of(string[] all)
    {
        var headings = all[..Math.Min(all.Length, MostColumns)];
        var found = new CsvHeadings(headings);
        var letters = headings.Select(heading => string.Concat((heading.Length > 60 ? heading[..60] : heading).Where(char.IsLetter)).ToLowerInvariant()).ToArray();
        foreach (var (field, words) in Words)
        {
            var word = words.FirstOrDefault(word => Array.IndexOf(letters, word) is var place and >= 0 && !found.columns.ContainsValue(place));
            if (word is not null)
                found.columns[field] = Array.IndexOf(letters, word);
        }

        return found;
    }

    /// <summary>Why the headings are not enough to read sessions; null when they are.</summary>
    public Refusal? Missing()
    {
        var missing = !columns.ContainsKey(CsvField.Title) ? "title" : !columns.ContainsKey(CsvField.Start) ? "start" : null;
        if (missing is null)
            return null;
        if (columns.Count == 0)
            return new("unknown_format", "This is not a programme file that can be read: it is none of XML, JSON and iCalendar, and as a table it has no headings such as title, start and room.");
        var seen = string.Join(", ", headings.Select(heading => Tidy.Line(heading, 30)).Where(heading => heading is not null).Take(12));
        return new("missing_heading", $"This table has no heading “{missing}”; its headings are {seen}.");
    }

    /// <summary>The cell's text, null when blank or when there is no such column.</summary>
    public string? Cell(string[] row, CsvField field) =>
        columns.TryGetValue(field, out var column) && column < row.Length && !string.IsNullOrWhiteSpace(row[column]) ? row[column] : null;
}
