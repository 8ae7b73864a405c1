namespace Rapport.Features.Capture;

/// <summary>How capture works on this server.</summary>
public sealed record CaptureOptions
{
    public const string Section = "Capture";

    /// <summary>Ask the page behind a link for its title. Off, links stay bare and the server never calls out.</summary>
    public bool FetchLinkTitles { get; set; } = true;
}
