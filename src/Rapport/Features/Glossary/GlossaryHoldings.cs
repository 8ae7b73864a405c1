using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>Changes that somebody made to a glossary. The words are the space's; who wrote them is forgotten in any case.</summary>
public sealed class GlossaryHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["term_revisions"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var changes = db.TermRevisions.Where(revision => revision.ChangedById == personId).OrderBy(revision => revision.ChangedAt).ThenBy(revision => revision.Id)
            .Join(db.Subjects, revision => revision.TermId, term => term.Id, (revision, term) => new { Term = revision.Words.Name, term.Address, revision.Number, revision.ChangedAt, revision.IsRemoval });
        return [await changes.HoldAsync("Changes that you made to a glossary", "glossary-changes", row => new(row.Term, row.Address), cancellationToken)];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.TermRevisions.Where(revision => revision.ChangedById == erasure.PersonId)
            .ExecuteUpdateAsync(row => row.SetProperty(revision => revision.ChangedById, (Guid?)null), cancellationToken);
}
