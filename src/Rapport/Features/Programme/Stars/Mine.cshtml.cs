using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>The sessions that somebody took into their own programme; sessions' pages send here.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class MineModel(Places places, Callers callers, ProgrammeReader programme, StarReader stars, MineDesk desk) : PlacePage(places, callers)
{
    public IReadOnlyList<ProgrammeItem> Items { get; private set; } = [];

    /// <summary>Where a calendar program reads this; only just after it was asked for.</summary>
    public Uri? Calendar { get; private set; }

    public bool HasCalendar { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid session, string? star, CancellationToken cancellationToken)
    {
        var set = await desk.StarAsync(new(Event.Id, session, Reader, star != "off"), cancellationToken);
        if (!set.IsRefused)
        {
            return Redirect($"{Place.Address}/programme/mine");
        }

        await LoadAsync(cancellationToken);
        return Refused(set.Problem);
    }

    /// <summary>The private address, shown in this one answer; an earlier one is over.</summary>
    public async Task<IActionResult> OnPostCalendarAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Calendar = await desk.CalendarAsync(HttpContext, Place, cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        HasCalendar = await desk.HasCalendarAsync(Reader, cancellationToken);
        var own = await stars.OfAsync(Event.Id, Reader, cancellationToken);
        Items = [.. (await programme.ReadAsync(Event.Id, Event.Zone, Reader.Audience, cancellationToken)).Where(item => own.Contains(item.Id))];
    }
}
