using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Photos and recordings that somebody made, and those on their way. In an erasure nothing of what arrived is changed in the
/// act itself: what shows it goes there, and <see cref="DropPhotos"/> takes files and rows away once that is certain.
/// </summary>
public sealed class MediaHoldings(RapportDb db, FileStore store) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["media_files", "uploads"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var photos = db.MediaFiles.Where(file => file.AuthorId == personId).OrderBy(file => file.ReceivedAt).ThenBy(file => file.Id);
        var rows = photos.Select(file => new { file.Id, file.ContentType, file.Bytes, file.Width, file.Height, file.TakenAt, file.ReceivedAt, file.Kind, file.DurationMs, ShownBy = file.SubjectId });
        var held = await rows.HoldAsync("Photos and recordings that you made", "photos", file => new(file.Kind == FileKind.Audio ? "Audio" : $"{file.Width} × {file.Height}", $"/media/{file.Id}/original"), cancellationToken);
        var files = await photos.Select(file => new { file.Id, file.ContentType, file.OriginalKey, file.LargeKey }).ToListAsync(cancellationToken);
        var uploads = db.Uploads.Where(upload => upload.AuthorId == personId && upload.FinishedAt == null).OrderBy(upload => upload.CreatedAt).ThenBy(upload => upload.Id)
            .Select(upload => new { upload.Id, upload.Type, Bytes = upload.Length, upload.CreatedAt, upload.ExpiresAt });
        var unfinished = await uploads.HoldAsync("Files of yours that are still on their way", "uploads", upload => new($"{upload.Bytes:N0} bytes, begun {upload.CreatedAt:d MMMM HH:mm}"), cancellationToken);
        return [held with { Files = [.. files.Select(file => new HeldFile($"photos/{file.Id}{Ending(file.ContentType)}", () => store.Open(file.OriginalKey) ?? store.Open(file.LargeKey)))] }, unfinished];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.Uploads.Where(upload => upload.AuthorId == erasure.PersonId || upload.SenderId == erasure.PersonId).ExecuteDeleteAsync(cancellationToken);

    private static string Ending(string contentType) => contentType switch
    {
        "image/jpeg" => ".jpg",
        "" => ".webp",
        _ when RecordingTypes.EndingOf(contentType) is { Length: > 0 } ending => ending,
        _ when contentType.StartsWith("image/", StringComparison.Ordinal) && contentType.AsSpan(6).IndexOfAnyExceptInRange('a', 'z') < 0 => "." + contentType[6..],
        _ => "",
    };
}
