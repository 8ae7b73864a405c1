namespace Rapport.Shared;

/// <summary>A recording as a page shows it.</summary>
/// <param name="ContentType">What a browser is told that it is; null where the recording is kept and nobody gets it.</param>
/// <param name="Duration">How long it plays, where that is known.</param>
/// <param name="HasPoster">Whether there is a picture to show before it plays.</param>
public sealed record RecordingShown(string? ContentType, TimeSpan? Duration, bool HasPoster)
{
    public bool IsPlayable => ContentType is not null;

    /// <summary>"0:42", "12:03", "1:02:03"; empty where it is not known.</summary>
    public string Clock => Duration is not { } lasts ? ""
        : lasts.TotalHours >= 1 ? $"{(int)lasts.TotalHours}:{lasts.Minutes:00}:{lasts.Seconds:00}"
        : $"{lasts.Minutes}:{lasts.Seconds:00}";
}
