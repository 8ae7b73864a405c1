using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>The team sees what moderators did, and when.</summary>
[AllowAnonymous]
public sealed class ModerationLogModel(Places places, Callers callers, RulingReader rulings) : PlacePage(places, callers)
{
    public IReadOnlyList<Ruling> Rulings { get; private set; } = [];

    /// <summary>Counted from 0, the latest.</summary>
    public int Number { get; private set; }

    public bool HasOlder { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Number = Math.Clamp(page, 0, 1_000);
        var read = await rulings.ReadAsync(Place, Number, cancellationToken);
        (Rulings, HasOlder) = ([.. read.Take(RulingReader.PageSize)], read.Count > RulingReader.PageSize);
    }
}
