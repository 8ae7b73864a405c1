using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Media.Uploads;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Files;

namespace Rapport.Features.Media;

/// <summary>
/// Takes away the files of those who erased themselves: their portraits, and their photos and recordings, all of them or, where their
/// words stay, the originals, which know when and where they were taken. Run again it finds what an earlier run did not come to.
/// </summary>
public sealed class DropPhotos(RapportDb db, FileStore store, TidyUploads uploads, Acts acts)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var left = await db.MediaFiles.Join(db.People.Where(person => person.ErasedAt != null), file => file.AuthorId, person => person.Id, (file, person) => new
        {
            file.Id,
            Stays = person.LeftWords && file.SubjectId != null,
            file.OriginalKey,
            file.SmallKey,
            file.MediumKey,
            file.LargeKey,
            file.PlayKey,
        }).ToListAsync(cancellationToken);
        foreach (var file in left)
        {
            store.Delete(file.OriginalKey);
            foreach (var key in file.Stays ? [] : new[] { file.SmallKey, file.MediumKey, file.LargeKey, file.PlayKey })
            {
                store.Delete(key);
            }
        }

        var portraits = await db.Speakers.Join(db.People.Where(person => person.ErasedAt != null), speaker => speaker.PersonId, person => (Guid?)person.Id, (speaker, _) => new { speaker.Id, speaker.PortraitKey })
            .ToListAsync(cancellationToken);
        foreach (var key in portraits.Select(row => row.PortraitKey).OfType<string>())
        {
            store.Delete(key);
        }

        var gone = left.Where(file => !file.Stays).Select(file => file.Id).ToList();
        await acts.RunAsync((ForgetPhotos act, CancellationToken token) => act.RunAsync(gone, [.. portraits.Select(row => row.Id)], token), cancellationToken);
        await uploads.RunAsync(cancellationToken);
    }
}
