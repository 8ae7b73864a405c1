using Rapport.Features.Events;

namespace Rapport.Features.Record;

/// <summary>An event in its space's list.</summary>
public sealed record EventLine(string Title, string Address, string Summary, string Venue, DateOnly StartsOn, DateOnly EndsOn, Phase Phase, int Entries)
{
    public string Dates => StartsOn == EndsOn ? StartsOn.ToString("dddd d MMMM yyyy") : $"{StartsOn:d MMMM} to {EndsOn:d MMMM yyyy}";

    public string Tally => Entries switch { 0 => "", 1 => "1 entry on the record", _ => $"{Entries:N0} entries on the record" };
}
