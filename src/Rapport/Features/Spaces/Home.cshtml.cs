using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>The front door: the spaces that the reader may see. An installation without a host leads to its set-up.</summary>
[AllowAnonymous]
public sealed class HomeModel(RapportDb db, Callers callers) : PageModel
{
    private const int Limit = 200;

    public IReadOnlyList<Line> Spaces { get; private set; } = [];

    public Caller? Caller { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Caller = await callers.OfAsync(HttpContext);
        if (Caller is null)
        {
            HttpContext.Share(Tag.Installation);
        }

        Spaces = await (
            from subject in db.SpacesVisibleTo(Caller)
            join space in db.Spaces on subject.Id equals space.Id
            orderby space.Name, space.Id
            select new Line(subject.Address, space.Name, space.Summary)).Take(Limit).ToListAsync(cancellationToken);
        return Spaces.Count == 0 && !await db.People.AnyAsync(person => person.IsHost, cancellationToken) ? Redirect("/setup") : Page();
    }

    public sealed record Line(string Address, string Name, string Summary);
}
