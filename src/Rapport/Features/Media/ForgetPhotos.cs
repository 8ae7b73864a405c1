using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Media;

/// <summary>The rows of photos whose files are gone. Nothing showed them any more, so nothing goes to the log.</summary>
public sealed class ForgetPhotos(RapportDb db)
{
    public Task<int> RunAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.MediaFiles.Where(file => ids.Contains(file.Id)).ExecuteDeleteAsync(cancellationToken);
}
