using Rapport.Features.Media;
using Rapport.Platform.Backup;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>An erasure from the wish to the last file: one act in the database, then the list beside it and the photos.</summary>
public sealed class Erasing(Acts acts, ErasureList list, DropPhotos photos, TagVersions tags, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(Guid personId, bool keepsWords, CancellationToken cancellationToken)
    {
        var input = new ErasePersonInput(personId, keepsWords);
        var erased = await acts.RunAsync((ErasePerson act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        tags.Bump(Tag.Person(personId));
        if (!erased.IsRefused)
        {
            // Whatever is cut short from here on is done at the next start.
            list.Add([new(personId, keepsWords, time.Now())]);
            await photos.RunAsync(CancellationToken.None);
        }

        return erased;
    }
}
