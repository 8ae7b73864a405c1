using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Notes;

/// <summary>What one note may hold, and how fast it may be written. Whoever comes near is told before it is reached.</summary>
public sealed record NoteOptions
{
    public const string Section = "Notes";

    internal const int LargestText = 4_000_000;
    internal const int LargestHtml = 16_000_000;

    /// <summary>Of one update: a large paste is one.</summary>
    [Range(1, 4096)]
    public int UpdateKilobytes { get; set; } = 512;

    /// <summary>Of all updates of a note. An hour of steady typing makes about 0.3.</summary>
    [Range(1, 256)]
    public int DocumentMegabytes { get; set; } = 16;

    /// <summary>Updates in a second from one device, on average over ten.</summary>
    [Range(1, 100_000)]
    public int UpdatesPerSecond { get; set; } = 30;

    internal int UpdateBytes => UpdateKilobytes * 1024;

    internal int DocumentBytes => DocumentMegabytes * 1024 * 1024;
}
