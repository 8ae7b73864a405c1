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
public sealed class ConfirmEmailModel(EmailChanges changes) : PageModel
{
    public bool IsDone { get; private set; }

    public Problem? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        var outcome = await changes.ConfirmAsync(HttpContext, token);
        IsDone = !outcome.IsRefused;
        if (outcome.IsRefused)
        {
            Problem = outcome.Problem;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }
}
