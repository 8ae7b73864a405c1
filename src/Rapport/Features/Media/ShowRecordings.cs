using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>How recordings are shown: whether they play, how long, and with what picture before.</summary>
public sealed class ShowRecordings(RapportDb db) : IShowRecordings
{
    private static readonly Dictionary<Guid, RecordingShown> None = [];

    public async Task<IReadOnlyDictionary<Guid, RecordingShown>> ReadAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellationToken) => fileIds.Count == 0
        ? None
        : (await db.MediaFiles.Where(file => fileIds.Contains(file.Id) && file.Kind != FileKind.Photo)
            .Select(file => new { file.Id, file.PlayType, file.DurationMs, HasPoster = file.MediumKey != "" })
            .ToListAsync(cancellationToken))
        .ToDictionary(file => file.Id, file => new RecordingShown(
            file.PlayType.Length > 0 ? file.PlayType : null,
            file.DurationMs is { } lasts ? TimeSpan.FromMilliseconds(lasts) : null,
            file.HasPoster));
}
