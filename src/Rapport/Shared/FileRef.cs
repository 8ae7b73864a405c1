using System.Text.Json.Serialization;

namespace Rapport.Shared;

/// <summary>A stored picture or recording as others show it: its id and its size in pixels after orientation.</summary>
public sealed record FileRef(Guid Id, int Width, int Height, DateTimeOffset? TakenAt)
{
    /// <summary>Left out of an answer for a photo.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FileKind Kind { get; init; }

    /// <summary>How long a recording plays, in milliseconds; null where that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DurationMs { get; init; }
}
