using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Media;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;

namespace Rapport.Features.Personal;

/// <summary>What lies in files of somebody who is erased: photos, and messages where no mail server is set.</summary>
public sealed class ErasedFiles(RapportDb db, DropPhotos photos, WrittenMail mail)
{
    /// <summary>Before the database forgets what leads to them.</summary>
    public async Task NoteAsync(Guid personId, CancellationToken cancellationToken) =>
        mail.Note(personId, await db.AddressesAsync(personId, cancellationToken));

    /// <summary>After the erasure: once more is no harm.</summary>
    public async Task DropAsync(Guid personId, CancellationToken cancellationToken)
    {
        mail.Drop(personId);
        await photos.RunAsync(cancellationToken);
    }

    /// <summary>The erasure was refused.</summary>
    public void Keep(Guid personId) => mail.Keep(personId);

    /// <summary>What was cut short when the program ended.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var person in mail.Noted())
        {
            if (await db.People.AnyAsync(row => row.Id == person && row.ErasedAt == null, cancellationToken))
            {
                mail.Keep(person);
            }
            else
            {
                mail.Drop(person);
            }
        }

        await photos.RunAsync(cancellationToken);
    }
}
