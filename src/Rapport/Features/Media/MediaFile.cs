using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>A photo or a recording that somebody sent: the original stays private, what is shown are renditions and copies without metadata.</summary>
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

    /// <summary>SHA-256 of the original, to tell a retry from a clash of ids.</summary>
    public byte[] Hash { get; private set; } = [];

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

    public MediaFile Hashed(byte[] hash)
    {
        Hash = hash;
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

    /// <summary>True for a retry: the same picture from the same person for the same event.</summary>
    public bool IsSameAs(MediaFile other) =>
        Id == other.Id && AuthorId == other.AuthorId && EventId == other.EventId && Hash.AsSpan().SequenceEqual(other.Hash);

    public FileRef ToRef() => new(Id, Width, Height, TakenAt) { Kind = Kind, DurationMs = DurationMs };
}
