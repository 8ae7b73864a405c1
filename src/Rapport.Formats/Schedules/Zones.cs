using NodaTime.TimeZones;

namespace Rapport.Formats.Schedules;

/// <summary>Finds time zones by the names that files use. Without ICU the platform does not know the names of Windows.</summary>
internal static class Zones
{
    /// <summary>The IANA name that this machine knows the zone by; null when it knows none.</summary>
    public static string? Known(string? name) => Find(name)?.Id;

    public static TimeZoneInfo? Find(string? name)
    {
        if (Tidy.Line(name, 100)?.Trim('"') is not { Length: > 0 } line)
            return null;
        return System(line) ?? System(OfWindows(line)) ?? System(LastTwoParts(line));
    }

    private static string? OfWindows(string name) =>
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana) ? iana : null;

    // Some calendars write a path before the name: /freeassociation.sourceforge.net/Europe/London.
    private static string? LastTwoParts(string name) => name.Split('/') is [.., _, var area, var city] ? $"{area}/{city}" : null;

    private static TimeZoneInfo? System(string? id) =>
        id is not null && IsPlain(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    // The name becomes part of a path in the system's zone folder.
    private static bool IsPlain(string id) =>
        char.IsAsciiLetter(id[0]) && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '_' or '-' or '+');
}
