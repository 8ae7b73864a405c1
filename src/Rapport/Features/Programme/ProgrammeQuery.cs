using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>What of a programme is asked for, as it stands in an address; what makes no sense is left out.</summary>
public sealed record ProgrammeQuery(bool IsGrid, DateOnly? Day, string? Track, string? Room)
{
    private const string DayForm = "yyyy-MM-dd";

    public bool IsNarrowed => Day is not null || Track is not null || Room is not null;

    public static ProgrammeQuery From(IQueryCollection query) => new(
        query["view"] == "grid",
        DateOnly.TryParseExact(query["day"], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Text(query["track"]),
        Text(query["room"]));

    /// <summary>Rooms and tracks are named in addresses as sessions are.</summary>
    public static string KeyOf(string name) => Slug.From(name);

    public bool Shows(ProgrammeItem item) =>
        (Day is null || (item.Wall is { } wall && DateOnly.FromDateTime(wall) == Day))
        && (Track is null || (item.Track.Length > 0 && KeyOf(item.Track) == Track))
        && (Room is null || (item.Room is { } room && KeyOf(room) == Room));

    /// <summary>The same page with something changed.</summary>
    public string Link(Func<ProgrammeQuery, ProgrammeQuery> change) => change(this).ToAddress();

    private string ToAddress()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("view", IsGrid ? "grid" : null),
            ("day", Day?.ToString(DayForm, CultureInfo.InvariantCulture)),
            ("track", Track),
            ("room", Room),
        };
        var chosen = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return chosen.Count == 0 ? "programme" : "programme?" + string.Join('&', chosen);
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > Slug.Limit ? null : value;
}
