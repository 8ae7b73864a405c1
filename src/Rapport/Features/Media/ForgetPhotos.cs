using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;

namespace Rapport.Features.Media;

/// <summary>The rows of photos, and of portraits, whose files are gone. Nothing showed them any more, so nothing goes to the log.</summary>
public sealed class ForgetPhotos(RapportDb db)
{
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> photos, IReadOnlyCollection<Guid> speakers, CancellationToken cancellationToken) =>
        await db.MediaFiles.Where(file => photos.Contains(file.Id)).ExecuteDeleteAsync(cancellationToken)
        + await db.Speakers.Where(speaker => speakers.Contains(speaker.Id)).ExecuteDeleteAsync(cancellationToken);
}
