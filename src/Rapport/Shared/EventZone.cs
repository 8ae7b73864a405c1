namespace Rapport.Shared;

/// <summary>The IANA zone of an event: wall times in the hall to UTC instants and back.</summary>
public sealed class EventZone
{
    private static readonly ILookup<string, string> Places = TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/'))
        .ToLookup(zone => zone.Id[(zone.Id.LastIndexOf('/') + 1)..], zone => zone.Id, StringComparer.OrdinalIgnoreCase);

    private readonly TimeZoneInfo zone;

    private EventZone(TimeZoneInfo zone) => this.zone = zone;

    public static readonly EventZone Utc = new(TimeZoneInfo.Utc);

    public string Name => zone.Id;

    /// <summary>The zone as people say it: "London time".</summary>
    public string PlainName => zone.Id == "UTC" ? "UTC" : zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    /// <summary>The zone of an IANA name or, where only one fits, of its place alone: "London".</summary>
    public static EventZone? FindByPlace(string words) =>
        Find(words.Trim()) ?? (Places[words.Trim().Replace(' ', '_')].ToList() is [var only] ? Find(only) : null);

    /// <summary>Null when no such IANA zone is known to this machine.</summary>
    public static EventZone? Find(string name) =>
        name.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && (zone.HasIanaId || name == "UTC")
            ? new EventZone(zone)
            : null;

    /// <exception cref="TimeZoneNotFoundException">The stored name is not known here.</exception>
    public static EventZone Of(string name) => Find(name) ?? throw new TimeZoneNotFoundException($"No zone '{name}'.");

    /// <summary>A wall time that the clocks skip counts as one hour later; one that comes twice is the first.</summary>
    public DateTimeOffset ToInstant(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public DateTime ToWall(DateTimeOffset instant) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);
}
