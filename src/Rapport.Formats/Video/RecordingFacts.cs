namespace Rapport.Formats.Video;

/// <summary>What a recording says of itself. Claims of the file, not measured.</summary>
/// <param name="Container">What kind of file it is.</param>
/// <param name="HasVideo">Whether it has a picture; sound alone otherwise.</param>
public sealed record RecordingFacts(RecordingContainer Container, bool HasVideo)
{
    /// <summary>How long it plays; null where the file does not say.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Pixels as it is shown, upright; zero for sound or where the file does not say.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Codecs of what is kept, by their four letters: avc1, hvc1, vp8, vp9, av01, mp4a, opus and so on.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>When it was made, by the clock of whatever recorded it; it is not in the cleaned copy.</summary>
    public DateTimeOffset? TakenAt { get; init; }
}
