using Rapport.Platform.Backup;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>An erasure from the wish to the last file: one act in the database, then the list beside it, the photos and the messages in files.</summary>
public sealed class Erasing(Acts acts, ErasureList list, ErasedFiles files, TagVersions tags, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(Guid personId, bool keepsWords, CancellationToken cancellationToken)
    {
        var input = new ErasePersonInput(personId, keepsWords);
        await files.NoteAsync(personId, cancellationToken);
        var erased = await acts.RunAsync((ErasePerson act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        tags.Bump(Tag.Person(personId));
        tags.Bump(Tag.Marks);
        if (!erased.IsRefused)
        {
            // Whatever is cut short from here on is done at the next start.
            list.Add([new(personId, keepsWords, time.Now())]);
            await files.DropAsync(personId, CancellationToken.None);
        }
        else
        {
            files.Keep(personId);
        }

        return erased;
    }
}
