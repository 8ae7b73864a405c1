using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Checklist;

/// <summary>Lines of a checklist that somebody ticked off. The lines are the event's; who did them is forgotten in any case.</summary>
public sealed class ChecklistHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["checklist_lines"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        // The words are for the team alone, so whoever is no longer in it reads only when.
        var places = db.SubjectsKnownTo(personId);
        var done = db.ChecklistLines.Where(line => line.DoneById == personId).OrderBy(line => line.DoneAt).ThenBy(line => line.Id)
            .Select(line => new { line.DoneAt, Address = places.Where(place => place.Id == line.EventId).Select(place => place.Address).FirstOrDefault() });
        return [await done.HoldAsync("Lines of a checklist that you ticked off", "checklist", row => new($"Done on {row.DoneAt:yyyy-MM-dd}", row.Address), cancellationToken)];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.ChecklistLines.Where(line => line.DoneById == erasure.PersonId)
            .ExecuteUpdateAsync(row => row.SetProperty(line => line.DoneById, (Guid?)null), cancellationToken);
}
