using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// A file on its way, in as many pieces as the network breaks it into. How much of it is here is the length of its
/// piecewise file; who may go on with it, and until when, stands here.
/// </summary>
public sealed class Upload
{
    public const int TypeLimit = 100;
    public const int KeyLimit = 32;

    private Upload()
    {
    }

    public Upload(UploadStart start, string key, DateTimeOffset createdAt, DateTimeOffset expiresAt)
    {
        (Id, Part, Follows, EventId, AuthorId) = (start.Id, start.Part, start.Part == UploadPart.Original, start.EventId, start.AuthorId);
        (Length, Type, Key, CreatedAt, ExpiresAt) = (start.Length, start.Type, key, createdAt, expiresAt);
        (SenderId, Proven) = (start.SenderId, start.Proven);
    }

    /// <summary>The id that the file will have.</summary>
    public Guid Id { get; private set; }

    /// <summary>True for an original that has an address of its own beside that of its reading size.</summary>
    public bool Follows { get; private set; }

    public UploadPart Part { get; private set; }
    public Guid EventId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>Who brings it: its author, or whom they handed it to. Both may go on with it.</summary>
    public Guid SenderId { get; private set; }

    /// <summary>SHA-256 of what the author's device had, once somebody who brings it has shown that; else nothing.</summary>
    public byte[] Proven { get; private set; } = [];

    public long Length { get; private set; }

    /// <summary>What the device says that it is; the bytes decide.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The name of the piecewise file, new each time, so that an old piece is never gone on with.</summary>
    public string Key { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When all of it was here and was received.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public string Address => Follows ? $"{UploadDoor.Address}/{Id}/original" : $"{UploadDoor.Address}/{Id}";

    /// <summary>Somebody goes on with it. What was once proven of it stays so, whoever brings the rest.</summary>
    public void BroughtBy(UploadStart start)
    {
        SenderId = start.SenderId;
        Proven = Proven.Length > 0 ? Proven : start.Proven;
    }

    public bool IsOver(DateTimeOffset now) => ExpiresAt <= now;

    public bool IsStartedBy(UploadStart start) => IsOf(start) && Part == start.Part && Length == start.Length;

    public bool IsOf(UploadStart start) => AuthorId == start.AuthorId && EventId == start.EventId;

    public MediaArrival ToArrival(EventZone zone) => new(Id, EventId, zone, AuthorId, Part) { DeclaredType = Type };
}
