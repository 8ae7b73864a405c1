using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>The photos in a session's stream.</summary>
public sealed class SessionPhotos(RapportDb db) : IListPhotos
{
    private const int Limit = 100;

    public async Task<IReadOnlyList<PhotoShown>> OfSessionAsync(Guid sessionId, Reader reader, CancellationToken cancellationToken) =>
        await db.Entries
            // Without a width there is no picture of it that a browser could show.
            .Where(entry => entry.SessionId == sessionId && entry.Kind == EntryKind.Photo && entry.Content.FileId != null && entry.Content.Width > 0)
            .Where(entry => db.Subjects.VisibleTo(reader).Any(subject => subject.Id == entry.Id))
            .OrderByDescending(entry => entry.CapturedAt).ThenByDescending(entry => entry.Id)
            .Take(Limit)
            .Select(entry => new PhotoShown(entry.Content.FileId!.Value, entry.Content.Alt))
            .ToListAsync(cancellationToken);
}
