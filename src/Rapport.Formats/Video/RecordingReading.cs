namespace Rapport.Formats.Video;

/// <summary>A recording as it was read: its facts, and what has to be overwritten before anybody else gets it.</summary>
public sealed class RecordingReading
{
    internal RecordingReading(RecordingFacts facts, IReadOnlyList<Patch> patches)
    {
        Facts = facts;
        Patches = patches;
    }

    internal RecordingReading(RecordingFacts facts, string reason)
    {
        Facts = facts;
        Reason = reason;
        Patches = [];
    }

    /// <summary>What it says of itself, as far as it was understood.</summary>
    public RecordingFacts Facts { get; }

    /// <summary>Why it cannot be cleaned, for a log; null when it can. What cannot be cleaned is for nobody but its author.</summary>
    public string? Reason { get; }

    /// <summary>Whether <see cref="Cleaned"/> gives a copy without place, person and device.</summary>
    public bool IsCleanable => Reason is null;

    internal IReadOnlyList<Patch> Patches { get; }

    /// <summary>The same recording, byte for byte as long, with everything overwritten that is neither sound nor picture.</summary>
    /// <param name="source">The very file that was read, able to seek.</param>
    /// <exception cref="InvalidOperationException">It cannot be cleaned.</exception>
    public Stream Cleaned(Stream source) => IsCleanable
        ? new CleanedStream(source, Patches)
        : throw new InvalidOperationException("A recording that cannot be cleaned has no cleaned copy.");
}
