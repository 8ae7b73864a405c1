using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>The sessions that somebody took into their own programme; sessions' pages send here.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class MineModel(Places places, Callers callers, ProgrammeReader programme, StarReader stars, Acts acts) : PlacePage(places, callers)
{
    public IReadOnlyList<ProgrammeItem> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid session, string? star, CancellationToken cancellationToken)
    {
        var set = await acts.RunAsync(
            (SetStar act, CancellationToken token) => act.RunAsync(new(Event.Id, session, Reader, star != "off"), token), cancellationToken);
        if (!set.IsRefused)
        {
            return Redirect($"{Place.Address}/programme/mine");
        }

        Problem = set.Problem;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var own = await stars.OfAsync(Event.Id, Reader, cancellationToken);
        Items = [.. (await programme.ReadAsync(Event.Id, Event.Zone, Reader.Audience, cancellationToken)).Where(item => own.Contains(item.Id))];
    }
}
