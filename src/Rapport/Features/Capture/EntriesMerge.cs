using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>Whom an entry names is part of its content, where no foreign key leads to them.</summary>
public sealed class EntriesMerge(RapportDb db) : IFollowMerge
{
    public async Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        await db.Entries.Where(entry => entry.Content.PersonId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Content.PersonId, into), cancellationToken);
        await db.EntryRevisions.Where(text => text.Content.PersonId == from)
            .ExecuteUpdateAsync(row => row.SetProperty(text => text.Content.PersonId, into), cancellationToken);
    }
}
