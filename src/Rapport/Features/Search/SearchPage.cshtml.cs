using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;

namespace Rapport.Features.Search;

/// <summary>Finding again what was said and written in a space's events. Never shared or kept: it shows what one reader may see now.</summary>
[AllowAnonymous]
public sealed class SearchPageModel(Places places, Callers callers, EventsInside events, SearchReader reader) : PlacePage(places, callers)
{
    public SearchPageView View { get; private set; } = null!;

    /// <summary>The events of the space that the reader may open.</summary>
    public IReadOnlyList<EventView> Events { get; private set; } = [];

    public EventView? Chosen { get; private set; }

    public IReadOnlyList<(string Kind, string Plural)> Kinds => reader.Kinds;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = SearchQuery.From(Request.Query);
        var inside = await events.ReadAsync(Place.Space.Id, Caller, cancellationToken);
        Events = [.. inside.Select(place => place.Event!)];
        var one = inside.FirstOrDefault(place => place.Event!.Slug == query.Event);
        if (query.Event is not null && one is null)
        {
            return NotFound();
        }

        Chosen = one?.Event;
        var scope = new SearchScope(one ?? Place, one is null ? [.. inside.Where(place => place.Reader.Audience > Reader.Audience)] : []);
        View = await reader.ReadAsync(scope, query, cancellationToken);
        return Page();
    }
}
