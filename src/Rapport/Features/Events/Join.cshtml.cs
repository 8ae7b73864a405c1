using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Where a code or its link leads: a name, one button, and one takes part.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Join)]
public sealed class JoinModel(RapportDb db, Callers callers, Places places, OwnLogin own, JoinDesk desk) : PageModel
{
    /// <summary>The event that the code opens; null where a code is still asked for.</summary>
    public Invited? Event { get; private set; }

    public Caller? Caller { get; private set; }

    public string Typed { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>True for a guest who came and is not let in yet.</summary>
    public bool IsWaiting { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? code, [FromQuery(Name = "code")] string? typed, CancellationToken cancellationToken)
    {
        if (code is null && JoinCode.Read(typed) is { } read)
        {
            return Redirect($"/join/{read}");
        }

        await FindAsync(code ?? typed, cancellationToken);
        if (Event is not null && Caller is not null && await places.FindEventAsync(Event.Id, Caller, cancellationToken) is { Reader: { IsHost: true } or { Role: not null } } place)
        {
            return Redirect(place.Address);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? code, string? name, [FromQuery(Name = "return")] string? back, CancellationToken cancellationToken)
    {
        await FindAsync(code, cancellationToken);
        var outcome = await desk.JoinAsync(HttpContext, new(code, name, Caller?.PersonId));
        if (outcome.IsRefused)
        {
            (Problem, Name) = (outcome.Problem, name ?? "");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (Caller is null)
        {
            await own.SignInAsync(outcome.Value.PersonId);
        }

        var guest = Caller ?? new Caller(outcome.Value.PersonId, name ?? "", IsHost: false);
        var place = await places.FindEventAsync(outcome.Value.EventId, guest, cancellationToken);
        return place is null ? Redirect($"/join/{code}") : Redirect(Url.IsLocalUrl(back) ? back : place.Address);
    }

    private async Task FindAsync(string? code, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Caller = await callers.OfAsync(HttpContext);
        Typed = code ?? "";
        var read = JoinCode.Read(code);
        Event = read is null ? null : await db.Events.Where(row => row.JoinCode == read && row.Joining != Joining.Closed && row.Phase != Phase.Sealed)
            .Select(row => new Invited(row.Id, row.Title, row.Joining == Joining.Approved, row.TakesOtherNames)).SingleOrDefaultAsync(cancellationToken);
        var self = Caller?.PersonId;
        IsWaiting = Event is { Id: var id } && await db.Guests(id).AnyAsync(guest => guest.PersonId == self && guest.IsWaiting, cancellationToken);
        if (Event is null && Typed.Length > 0)
        {
            Problem ??= JoinEvent.Unknown;
        }
    }

    public sealed record Invited(Guid Id, string Title, bool WaitsForApproval, bool TakesOtherNames);
}
