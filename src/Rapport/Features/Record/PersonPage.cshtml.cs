using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Speakers;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Somebody who spoke in a space: what they gave, said and wrote there.</summary>
[AllowAnonymous]
public sealed class PersonPageModel(Places places, Callers callers, PersonReader people, PersonPages pages) : PlacePage(places, callers)
{
    public PersonView View { get; private set; } = null!;

    /// <summary>A feed gives what visitors see; where they see nobody there is none.</summary>
    public bool HasFeed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Space(Place.Space.Id));
        if (await people.FindAsync(Place.Space.Id, slug, Reader.Audience, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        HasFeed = Reader.Audience == Audience.Public || (await pages.InAsync(Place.Space.Id, Audience.Public, cancellationToken)).Leads($"{Place.Address}/people/{slug}");
        return Page();
    }
}
