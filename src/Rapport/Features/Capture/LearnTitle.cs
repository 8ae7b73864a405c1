using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>Writes down what the page behind a link calls itself, or that it would not say: it is asked once.</summary>
public sealed class LearnTitle(RapportDb db, TimeProvider time)
{
    public async Task<bool> RunAsync(AwaitedTitle awaited, string? title, CancellationToken cancellationToken)
    {
        var entry = await db.Entries.SingleOrDefaultAsync(row => row.Id == awaited.EntryId && row.AwaitsTitle, cancellationToken);
        if (entry is null || entry.Content.Url != awaited.Url)
        {
            return false;
        }

        var clean = PlainText.Clean(title ?? "").Trim();
        entry.LearnTitle(clean.Length <= EntryContent.TitleLimit ? clean : clean[..EntryContent.TitleLimit]);
        if (clean.Length > 0)
        {
            var subject = await db.Subjects.SingleAsync(row => row.Id == entry.Id, cancellationToken);
            subject.Named(entry.Content.TitleFor(entry.Kind), subject.Address);
            db.Add(new Activity(Ids.New(time), "entry.titled", subject, null, time.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
