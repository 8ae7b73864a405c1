using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// A photo that somebody sent: the original stays private, what is shown are renditions without metadata. They may be
/// made from a picture of reading size that came first; then the original follows, or is all that follows.
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

    public void AttachTo(Guid subjectId) => SubjectId = subjectId;

    /// <summary>Takes from another part of the same file what is new in it, whichever of them came first.</summary>
    /// <returns>The keys that are not needed any more, of this or of the other; null where the other is no part of this.</returns>
    public IReadOnlyList<string>? Join(MediaFile other)
    {
        if (Id != other.Id || AuthorId != other.AuthorId || EventId != other.EventId)
        {
            return null;
        }

        return other.Hash.Length > 0 ? JoinOriginal(other) : JoinReading(other);
    }

    public FileRef ToRef() => new(Id, Width, Height, TakenAt);

    private string[] ShownKeys => [.. new[] { SmallKey, MediumKey, LargeKey }.Where(key => key.Length > 0)];

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
