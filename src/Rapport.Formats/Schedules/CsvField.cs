namespace Rapport.Formats.Schedules;

/// <summary>What a column of a CSV can mean.</summary>
internal enum CsvField
{
    Id,
    Title,
    Subtitle,
    Date,
    Start,
    EndDate,
    End,
    Duration,
    Room,
    Speakers,
    Track,
    Kind,
    Abstract,
    Language,
    Url,
    Status,
}
