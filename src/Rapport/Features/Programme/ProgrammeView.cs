using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>A programme as a page shows it: what the query chose of it, at a moment.</summary>
public sealed record ProgrammeView(IReadOnlyList<ProgrammeItem> All, ProgrammeQuery Query, EventZone Zone, DateTimeOffset Now)
{
    public IReadOnlyList<ProgrammeItem> Shown { get; } = [.. All.Where(Query.Shows)];

    /// <summary>Of the whole programme, to choose from.</summary>
    public IReadOnlyList<DateOnly> Days { get; } = [.. All.Where(item => item.Wall is not null).Select(DayOf).Distinct()];

    public IReadOnlyList<string> Rooms { get; } =
        [.. All.Where(item => item.Room is not null).OrderBy(item => item.RoomPosition).Select(item => item.Room!).Distinct()];

    public IReadOnlyList<string> Tracks { get; } =
        [.. All.Where(item => item.Track.Length > 0).Select(item => item.Track).Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<IGrouping<DateOnly, ProgrammeItem>> ByDay => Shown.Where(item => item.Wall is not null).GroupBy(DayOf);

    public IReadOnlyList<ProgrammeItem> Untimed => [.. Shown.Where(item => item.Wall is null)];

    /// <summary>
    /// The day to jump to: only while the programme runs. The time is the first that is on, else the next to come.
    /// </summary>
    public DateTimeOffset? Next
    {
        get
        {
            var today = DateOnly.FromDateTime(Zone.ToWall(Now));
            return !Days.Contains(today) ? null
                : Shown.Where(item => item.StartsAt is not null && DayOf(item) == today && item.EndsAt > Now)
                    .Select(item => item.StartsAt).FirstOrDefault();
        }
    }

    /// <summary>The name of a starting time within the page.</summary>
    public static string Anchor(DateTimeOffset start) => "t" + start.UtcDateTime.ToString("MMddHHmm", CultureInfo.InvariantCulture);

    public static string? Chosen(IEnumerable<string> names, string? key) => key is null ? null : names.FirstOrDefault(name => ProgrammeQuery.KeyOf(name) == key);

    private static DateOnly DayOf(ProgrammeItem item) => DateOnly.FromDateTime(item.Wall!.Value);
}
