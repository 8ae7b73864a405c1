using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Features.Accounts;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// Where an invitation leads: who invites to what, and one button. Opening it spends nothing, since mail programs and
/// scanners open links before people do.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class InvitationPageModel(Offers offers, Callers callers, OwnLogin own, InvitationDesk desk, TimeProvider time) : PageModel
{
    public Caller? Caller { get; private set; }

    /// <summary>Null where the token offers nothing (any more).</summary>
    public Offer? Offer { get; private set; }

    /// <summary>For whom the token speaks; only where nobody is signed in.</summary>
    public Recipient? Recipient { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public Problem? Problem { get; private set; }

    public string Token => (string)RouteData.Values["token"]!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        var caller = await callers.OfAsync(HttpContext);
        var outcome = await desk.TakeAsync(HttpContext, new(Token, caller?.PersonId, name));
        if (outcome.IsRefused)
        {
            await ReadAsync(outcome.Problem, cancellationToken);
            Name = name ?? Name;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var taken = outcome.Value;
        if (taken.IsNew)
        {
            // As with a link that was asked for: a password can be chosen for a while.
            await own.SignInByLinkAsync(taken.PersonId, time.GetUtcNow());
        }
        else if (caller is null)
        {
            // An invitation lies in a mailbox for weeks and is passed on at times: it does not stand for a password.
            await own.SignInAsync(taken.PersonId);
        }

        return Redirect(taken.Address);
    }

    /// <summary>By a link that goes round, to somebody who is not signed in: the same for every address.</summary>
    public async Task<IActionResult> OnPostAskAsync(string? email, CancellationToken cancellationToken)
    {
        if (await desk.AskAsync(HttpContext, Token, email ?? "") is not { } outcome)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!outcome.IsRefused)
        {
            return Redirect($"/invitation/{Token}?sent=1");
        }

        await ReadAsync(outcome.Problem, cancellationToken);
        Email = email ?? "";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ReadAsync(Problem? problem, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Caller = await callers.OfAsync(HttpContext);
        var found = await offers.FindAsync(Token, cancellationToken);
        Problem = found.IsRefused ? found.Problem : problem;
        if (found.IsRefused)
        {
            return;
        }

        Offer = found.Value;
        Name = Offer.Name;
        Recipient = Caller is null ? await offers.RecipientAsync(Offer, cancellationToken) : null;
    }
}
