using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Platform.Data;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// Signing in with a link. Opening it shows a button and spends nothing, since mail programs and scanners open links
/// before people do.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInByLinkModel(OwnLogin own, Acts acts, TimeProvider time) : PageModel
{
    public Problem? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        var outcome = await acts.RunAsync((UseSignInLink act, CancellationToken stop) => act.RunAsync(new(token), stop), cancellationToken);
        if (outcome.IsRefused)
        {
            Problem = outcome.Problem;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // Who needed a link has no password, or forgot it: there a new one can be chosen.
        await own.SignInByLinkAsync(outcome.Value, time.GetUtcNow());
        return Redirect("/account");
    }
}
