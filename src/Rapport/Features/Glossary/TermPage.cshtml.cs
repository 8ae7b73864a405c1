using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>One term explained. The team also sees what it said before, and who changed it.</summary>
[AllowAnonymous]
public sealed class TermPageModel(Places places, Callers callers, Glossaries glossaries, RapportDb db) : PlacePage(places, callers)
{
    private const int HistoryLimit = 50;

    public TermView Term { get; private set; } = null!;

    public IReadOnlyList<TermChangeLine> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string term, CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Subject(Place.Space.Id));
        if ((await glossaries.OfAsync(Place.Space.Id, Reader.Audience, cancellationToken)).Find(term) is not { } found)
        {
            return NotFound();
        }

        Term = found;
        History = Reader.IsTeam ? await HistoryAsync(found.Id, cancellationToken) : [];
        return Page();
    }

    private async Task<IReadOnlyList<TermChangeLine>> HistoryAsync(Guid id, CancellationToken cancellationToken) =>
        await (
            from revision in db.TermRevisions
            where revision.TermId == id
            join person in db.People on revision.ChangedById equals (Guid?)person.Id into people
            from person in people.DefaultIfEmpty()
            orderby revision.Number descending
            select new TermChangeLine(revision.Number, revision.Words, person.Name, revision.ChangedAt, revision.IsRemoval))
            .Take(HistoryLimit).ToListAsync(cancellationToken);
}
