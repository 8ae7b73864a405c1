namespace Rapport.Features.Events.Venues;

/// <summary>What people type about a venue, kept as typed so that a refused form comes back whole.</summary>
public sealed record VenueForm
{
    public string Address { get; set; } = "";
    public string MapLink { get; set; } = "";
    public string Access { get; set; } = "";
    public string NetworkName { get; set; } = "";
    public string NetworkPassword { get; set; } = "";
    public string NetworkNotes { get; set; } = "";

    public VenueDetails Details => new(Address, MapLink, Access, NetworkName, NetworkPassword, NetworkNotes);

    public static VenueForm Of(VenueDetails details) => new()
    {
        Address = details.Address,
        MapLink = details.MapLink,
        Access = details.Access,
        NetworkName = details.NetworkName,
        NetworkPassword = details.NetworkPassword,
        NetworkNotes = details.NetworkNotes,
    };
}
