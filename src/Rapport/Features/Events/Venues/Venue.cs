using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

/// <summary>What one needs to know of the place of an event beside its name: how to get there and in, and the network for those who are there.</summary>
public sealed class Venue
{
    public const int AddressLimit = 500;
    public const int AccessLimit = 2000;
    public const int NetworkLimit = 120;
    public const int NotesLimit = 500;

    private Venue()
    {
    }

    public Venue(Guid eventId) => EventId = eventId;

    public Guid EventId { get; private set; }
    public string Address { get; private set; } = "";

    /// <summary>Where a map is; empty for one that is found by the address.</summary>
    public string MapLink { get; private set; } = "";

    /// <summary>Step-free ways, a hearing loop, a quiet room.</summary>
    public string Access { get; private set; } = "";

    /// <summary>For those who take part alone, like the password and the notes; never in a page that is kept.</summary>
    public string NetworkName { get; private set; } = "";

    public string NetworkPassword { get; private set; } = "";
    public string NetworkNotes { get; private set; } = "";

    /// <summary>A link to a map: the one given, or a search for the address. Null where there is neither.</summary>
    public static string? MapOf(string mapLink, string address) =>
        mapLink.Length > 0 ? mapLink
        : address.Length > 0 ? "https://www.openstreetmap.org/search?query=" + Uri.EscapeDataString(address.ReplaceLineEndings(" "))
        : null;

    public static Problem? Refuse(VenueDetails details) =>
        details.Address.Length > AddressLimit ? new("address_too_long", $"A street address has at most {AddressLimit} characters.")
        : details.MapLink.Length > 0 && !WebLink.IsValid(details.MapLink) ? WebLink.Invalid
        : details.Access.Length > AccessLimit ? new("access_too_long", $"Access notes have at most {AccessLimit} characters.")
        : details.NetworkName.Length > NetworkLimit || details.NetworkPassword.Length > NetworkLimit || details.NetworkNotes.Length > NotesLimit
            ? new("network_too_long", $"The Wi-Fi’s name and password have at most {NetworkLimit} characters each, the notes {NotesLimit}.")
        : null;

    public void Describe(VenueDetails details) =>
        (Address, MapLink, Access, NetworkName, NetworkPassword, NetworkNotes) =
        (details.Address, details.MapLink, details.Access, details.NetworkName, details.NetworkPassword, details.NetworkNotes);

    public VenueDetails Details => new(Address, MapLink, Access, NetworkName, NetworkPassword, NetworkNotes);
}
