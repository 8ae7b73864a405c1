using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Entries that a page picks by several rules: two queries for all of them together.</summary>
public sealed class EntryPicks(RapportDb db, EntryFragments entries)
{
    /// <summary>What each rule picks, the latest first; what the audience does not see is not there.</summary>
    /// <param name="picks">Rules with the most that each may pick.</param>
    public async Task<IReadOnlyList<IReadOnlyList<EntryView>>> ReadAsync(Audience audience, IReadOnlyList<(IQueryable<PickedEntry> Of, int Most)> picks, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        var rows = await picks.Select((pick, rule) => pick.Of.Where(entry => visible.Any(subject => subject.Id == entry.Id))
                .OrderByDescending(entry => entry.At).ThenBy(entry => entry.Id).Take(pick.Most).Select(entry => new { entry.Id, entry.At, Rule = rule }))
            .Aggregate((all, more) => all.Concat(more)).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).Distinct().ToArray();
        var views = ids.Length == 0 ? [] : (await entries.ReadAsync(visible.Where(subject => ids.Contains(subject.Id)), audience, cancellationToken)).ToDictionary(view => view.Id);
        var picked = rows.OrderByDescending(row => row.At).ThenBy(row => row.Id).Where(row => views.ContainsKey(row.Id)).ToLookup(row => row.Rule, row => views[row.Id]);
        return [.. picks.Select((_, rule) => (IReadOnlyList<EntryView>)[.. picked[rule]])];
    }
}
