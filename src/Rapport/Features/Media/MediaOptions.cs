using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Media;

/// <summary>What this server takes of recordings.</summary>
public sealed record MediaOptions
{
    public const string Section = "Media";
    private const long Megabyte = 1_000_000;

    /// <summary>Where ffmpeg is: a path; empty for the one that the machine finds; <c>off</c> for none.</summary>
    public string Ffmpeg { get; set; } = "";

    /// <summary>The longest sound that is taken, in megabytes.</summary>
    [Range(1, 2000)]
    public int AudioMegabytes { get; set; } = 200;

    /// <summary>The longest video that is taken, in megabytes.</summary>
    [Range(1, 2000)]
    public int VideoMegabytes { get; set; } = 500;

    internal long LimitOf(bool isVideo) => (isVideo ? VideoMegabytes : AudioMegabytes) * Megabyte;
}
