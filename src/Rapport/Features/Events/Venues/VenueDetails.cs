using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

/// <summary>What is said of a venue, as it is typed and as it is kept.</summary>
public sealed record VenueDetails(string Address, string MapLink, string Access, string NetworkName, string NetworkPassword, string NetworkNotes)
{
    public static readonly VenueDetails Nothing = new("", "", "", "", "", "");

    /// <summary>What the form shows.</summary>
    public FormState State => new(
        ("Street address", Address), ("A map", MapLink), ("Getting in", Access), ("Wi-Fi", NetworkName), ("Its password", NetworkPassword), ("What else", NetworkNotes));

    public VenueDetails Cleaned() => new(
        Clean(Address), Line(MapLink), Clean(Access), Line(NetworkName), Line(NetworkPassword), Clean(NetworkNotes));

    private static string Clean(string? text) => PlainText.Clean(text ?? "").Trim();

    private static string Line(string? text) => Clean(text).ReplaceLineEndings(" ");
}
