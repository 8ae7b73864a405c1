using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// A photo or a recording that somebody sent: the original stays private, what is shown are renditions and copies without
/// metadata. A photo's may be made from a picture of reading size that came first; then the original follows, or is all
/// that follows.
/// </summary>
public sealed class MediaFile
{
    public const int ContentTypeLimit = 60;
    public const int KeyLimit = 120;

    private MediaFile()
    {
    }

    public MediaFile(Guid id, Guid eventId, Guid authorId, DateTimeOffset receivedAt)
    {
        Id = id;
        EventId = eventId;
        AuthorId = authorId;
        ReceivedAt = receivedAt;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>SHA-256 of the original, to tell a retry from a clash of ids; nothing as long as it is on its way.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>SHA-256 of the picture of reading size that the device made; nothing where none came.</summary>
    public byte[] ReadingHash { get; private set; } = [];

    public string ContentType { get; private set; } = "";
    public long Bytes { get; private set; }

    /// <summary>Pixels after the orientation was applied.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public string OriginalKey { get; private set; } = "";
    public string SmallKey { get; private set; } = "";
    public string MediumKey { get; private set; } = "";
    public string LargeKey { get; private set; } = "";

    /// <summary>The copy of a recording that others get; empty where it could not be cleaned, and for photos.</summary>
    public string PlayKey { get; private set; } = "";
    public string PlayType { get; private set; } = "";

    public FileKind Kind { get; private set; }

    /// <summary>How long a recording plays, where that is known.</summary>
    public int? DurationMs { get; private set; }

    /// <summary>When the server works on a recording next; put off by whoever takes it, null when nothing is left to do.</summary>
    public DateTimeOffset? WorkDueAt { get; private set; }

    public int WorkTries { get; private set; }

    /// <summary>The entry or other subject that shows this photo and decides who may see it.</summary>
    public Guid? SubjectId { get; private set; }

    public MediaFile Original(string key, string contentType, long bytes, byte[] hash)
    {
        (OriginalKey, ContentType, Bytes, Hash) = (key, contentType, bytes, hash);
        return this;
    }

    public MediaFile FirstSeenAs(byte[] hash)
    {
        ReadingHash = hash;
        return this;
    }

    public MediaFile Shown(string smallKey, string mediumKey, string largeKey)
    {
        (SmallKey, MediumKey, LargeKey) = (smallKey, mediumKey, largeKey);
        return this;
    }

    public MediaFile Measures(int width, int height, DateTimeOffset? takenAt)
    {
        (Width, Height, TakenAt) = (width, height, takenAt);
        return this;
    }

    public MediaFile Plays(FileKind kind, TimeSpan? duration)
    {
        (Kind, DurationMs) = (kind, duration is { TotalDays: < 10 } lasts ? (int)lasts.TotalMilliseconds : null);
        return this;
    }

    public MediaFile Published(string playKey, string playType)
    {
        (PlayKey, PlayType) = (playKey, playType);
        return this;
    }

    public MediaFile AwaitsWork(DateTimeOffset at)
    {
        WorkDueAt = at;
        return this;
    }

    public void AttachTo(Guid subjectId) => SubjectId = subjectId;

    /// <summary>Takes from another part of the same file what is new in it, whichever of them came first.</summary>
    /// <returns>The keys that are not needed any more, of this or of the other; null where the other is no part of this.</returns>
    public IReadOnlyList<string>? Join(MediaFile other)
    {
        if (Id != other.Id || AuthorId != other.AuthorId || EventId != other.EventId || Kind != other.Kind)
        {
            return null;
        }

        return other.Hash.Length > 0 ? JoinOriginal(other) : JoinReading(other);
    }

    public FileRef ToRef() => new(Id, Width, Height, TakenAt) { Kind = Kind, DurationMs = DurationMs };

    private string[] ShownKeys => [.. new[] { SmallKey, MediumKey, LargeKey, PlayKey }.Where(key => key.Length > 0)];

    private IReadOnlyList<string>? JoinOriginal(MediaFile other)
    {
        if (Hash.Length > 0)
        {
            return Hash.AsSpan().SequenceEqual(other.Hash) ? [.. other.ShownKeys, other.OriginalKey] : null;
        }

        Original(other.OriginalKey, other.ContentType, other.Bytes, other.Hash);
        return other.ShownKeys.Length > 0 ? ShowAs(other) : [];
    }

    private IReadOnlyList<string>? JoinReading(MediaFile other)
    {
        if (ReadingHash.Length > 0)
        {
            return ReadingHash.AsSpan().SequenceEqual(other.ReadingHash) ? other.ShownKeys : null;
        }

        ReadingHash = other.ReadingHash;
        return ShownKeys.Length > 0 ? other.ShownKeys : ShowAs(other);
    }

    private string[] ShowAs(MediaFile other)
    {
        var replaced = ShownKeys;
        Shown(other.SmallKey, other.MediumKey, other.LargeKey).Measures(other.Width, other.Height, other.TakenAt ?? TakenAt);
        return replaced;
    }
}
