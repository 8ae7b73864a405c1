using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What people type about an event, kept as typed so that a refused form comes back whole.</summary>
public sealed record EventForm
{
    private static readonly Problem DateWrong = new("date_wrong", "Please give both days as year-month-day, such as 2026-11-24.");

    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Venue { get; set; } = "";
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public string Zone { get; set; } = "";

    public EventDescription Description => new(Title ?? "", Summary ?? "", Venue ?? "");

    public FormState State => new(
        ("Title", Title), ("Summary", Summary), ("First day", From), ("Last day", string.IsNullOrWhiteSpace(To) ? From : To), ("Where", Venue), ("Time zone", Zone));

    public static EventForm Of(Event held) => new()
    {
        Title = held.Title,
        Summary = held.Summary,
        Venue = held.Venue,
        From = Text(held.StartsOn),
        To = Text(held.EndsOn),
        Zone = held.Zone,
    };

    /// <summary>The fields, by their names in the page, that a problem is about.</summary>
    public static IReadOnlyList<string> FieldsOf(Problem problem) => problem.Code switch
    {
        "title_missing" or "title_too_long" => ["title"],
        "summary_too_long" => ["summary"],
        "venue_too_long" => ["venue"],
        "date_wrong" or "dates_reversed" or "dates_unlikely" => ["from", "to"],
        "zone_unknown" => ["zone"],
        _ => [],
    };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The days; an event without a last day has one day.</summary>
    public Outcome<(DateOnly From, DateOnly To)> Days()
    {
        var to = string.IsNullOrWhiteSpace(To) ? From : To;
        return Read(From) is { } first && Read(to) is { } last ? (first, last) : DateWrong;
    }

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
