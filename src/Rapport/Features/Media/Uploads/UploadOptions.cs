using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Media.Uploads;

/// <summary>How long a file may be on its way.</summary>
public sealed record UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>From its first byte on. What is not whole by then is gone; the device begins anew.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 7;
}
