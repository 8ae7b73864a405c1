using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>For the team: acronyms that the event's entries use and that nobody has explained.</summary>
[AllowAnonymous]
public sealed class MissingTermsModel(Places places, Callers callers, UnknownTermsReader reader) : PlacePage(places, callers)
{
    public IReadOnlyList<UnknownTerm> Terms { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Terms = await reader.ReadAsync(Place.Within, Reader.Audience, cancellationToken);
}
