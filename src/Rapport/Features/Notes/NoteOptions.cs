using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Notes;

/// <summary>What one note may hold, and how fast it may be written. Whoever comes near is told before it is reached.</summary>
public sealed record NoteOptions
{
    public const string Section = "Notes";

    internal const int LargestText = 4_000_000;
    internal const int LargestHtml = 16_000_000;

    /// <summary>Bytes of one update: a large paste is one.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int UpdateBytes { get; set; } = 512 * 1024;

    /// <summary>Bytes of all updates of a note. An hour of steady typing makes about 300,000.</summary>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int DocumentBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Updates in a second from one device, on average over ten.</summary>
    [Range(1, 100_000)]
    public int UpdatesPerSecond { get; set; } = 30;
}
