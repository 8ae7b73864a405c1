using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What somebody wrote into streams, what they changed there, and where others quote them.</summary>
public sealed class CaptureHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["entries", "entry_revisions"];

    public IReadOnlyCollection<string> Kinds => [Entry.SubjectKind];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.SubjectsKnownTo(personId).Where(subject => subject.State != SubjectState.Withdrawn);
        var written = db.Entries.Where(entry => entry.AuthorId == personId).OrderBy(entry => entry.CapturedAt).ThenBy(entry => entry.Id)
            .Join(subjects, entry => entry.Id, subject => subject.Id, (entry, subject) => new
            {
                entry.Id, entry.Kind, Words = entry.Content, entry.CapturedAt, entry.IsApproximate, entry.ReceivedAt, entry.EditedAt, subject.Title, subject.Address, subject.Visibility, subject.State,
            });
        var texts = db.EntryRevisions.Where(revision => revision.WrittenById == personId).OrderBy(revision => revision.WrittenAt).ThenBy(revision => revision.Id)
            .Join(subjects, revision => revision.EntryId, subject => subject.Id, (revision, subject) => new { revision.EntryId, revision.Number, Words = revision.Content, revision.WrittenAt, subject.Title, subject.Address });
        var said = db.EntriesNaming(personId).Where(entry => entry.AuthorId != personId).OrderBy(entry => entry.CapturedAt).ThenBy(entry => entry.Id)
            .Join(subjects, entry => entry.Id, subject => subject.Id, (entry, subject) => new { entry.Id, entry.Kind, entry.Content.Text, entry.Content.Who, entry.CapturedAt, subject.Title, subject.Address });
        return
        [
            await written.HoldAsync("Entries that you wrote", "entries", row => new(row.Title, row.Address), cancellationToken),
            await texts.HoldAsync("Earlier texts that you wrote", "earlier-texts", row => new(row.Title, row.Address), cancellationToken),
            await said.HoldAsync("Entries of others that name you", "said", row => new(row.Title, row.Address), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await UnnameAsync(erasure, cancellationToken);
        if (erasure.KeepsWords)
        {
            return;
        }

        var own = db.Entries.Where(entry => entry.AuthorId == erasure.PersonId);
        await db.EntryRevisions.Where(revision => own.Any(entry => entry.Id == revision.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await own.ExecuteUpdateAsync(
            row => row
                .SetProperty(entry => entry.Content.Text, "").SetProperty(entry => entry.Content.Title, "").SetProperty(entry => entry.Content.Who, "")
                .SetProperty(entry => entry.Content.Url, "").SetProperty(entry => entry.Content.Alt, "").SetProperty(entry => entry.Content.DueOn, (DateOnly?)null)
                .SetProperty(entry => entry.Content.SpeakerId, (Guid?)null).SetProperty(entry => entry.Content.PersonId, (Guid?)null)
                .SetProperty(entry => entry.Content.FileId, (Guid?)null).SetProperty(entry => entry.AwaitsTitle, false),
            cancellationToken);
    }

    /// <summary>Others quote them, or give them something to do: the words stay, the name goes.</summary>
    private async Task UnnameAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var named = db.EntriesNaming(erasure.PersonId);
        await db.TouchAsync(db.Subjects.Where(subject => named.Any(entry => entry.Id == subject.Id)), Activity.NameChanged, erasure.At, cancellationToken);
        await db.RevisionsNaming(erasure.PersonId).ExecuteUpdateAsync(
            row => row.SetProperty(text => text.Content.Who, "").SetProperty(text => text.Content.SpeakerId, (Guid?)null).SetProperty(text => text.Content.PersonId, (Guid?)null),
            cancellationToken);
        await named.ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Content.Who, "").SetProperty(entry => entry.Content.SpeakerId, (Guid?)null).SetProperty(entry => entry.Content.PersonId, (Guid?)null),
            cancellationToken);
    }
}
