using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>Where a member of the team delivers what another handed over as a file. The browser reads it; the doors for devices take it.</summary>
[Authorize]
public sealed class DeliverPageModel(Places places, Callers callers) : PlacePage(places, callers)
{
    public void OnGet()
    {
    }

    protected override bool IsFor(Reader reader) => reader.MayCapture;
}
