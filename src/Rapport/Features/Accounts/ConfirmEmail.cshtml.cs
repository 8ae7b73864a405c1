using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Confirming a new address, on whatever device the message was opened. Looking spends nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ConfirmEmailModel(EmailChanges changes, Callers callers, OwnLogin own, TimeProvider time) : PageModel
{
    public EmailChangeKind Kind { get; private set; }

    public Caller? Caller { get; private set; }

    public bool IsDone { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task OnGetAsync(string token)
    {
        Response.Headers.CacheControl = "no-store";
        Caller = await callers.OfAsync(HttpContext);
        Kind = await changes.LookAsync(HttpContext, token, Caller, time.GetUtcNow());
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        Caller = await callers.OfAsync(HttpContext);
        var outcome = await changes.ConfirmAsync(HttpContext, token, Caller);
        IsDone = !outcome.IsRefused;
        if (outcome.IsRefused)
        {
            Problem = outcome.Problem;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Kind = outcome.Value.Kind;
        if (Kind == EmailChangeKind.Bring)
        {
            // The guest is gone, and whoever opened this link could have had one that signs in.
            await own.SignInByLinkAsync(outcome.Value.PersonId, time.GetUtcNow());
        }

        return Page();
    }
}
