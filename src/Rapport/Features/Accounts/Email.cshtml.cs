using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Platform.Web;

namespace Rapport.Features.Accounts;

/// <summary>Asking for another address to sign in with.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class EmailModel(Callers callers, OwnLogin own, Proof proof, AccountLimit limit, EmailChanges changes) : OwnPage(callers)
{
    [BindProperty]
    public string? Email { get; set; }

    public string? Present { get; private set; }

    public bool NeedsPassword { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        if (await proof.RefuseAsync(HttpContext, Caller.PersonId, password) is { } problem)
        {
            return Refused(problem);
        }

        if (!limit.TryTake("change " + Email, Response))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var asked = await changes.AskAsync(HttpContext, Caller.PersonId, Email ?? "");
        return asked.IsRefused ? Refused(asked.Problem) : Redirect("/account/email?sent=1");
    }

    protected override async Task PrepareAsync() =>
        (Present, NeedsPassword) = (await own.EmailAsync(Caller.PersonId), await proof.NeedsPasswordAsync(HttpContext, Caller.PersonId));
}
