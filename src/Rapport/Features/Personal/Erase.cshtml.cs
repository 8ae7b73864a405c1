using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;

namespace Rapport.Features.Personal;

/// <summary>Where somebody erases themselves: first they choose what becomes of their words, then they read what happens and say yes.</summary>
public sealed class EraseModel(Callers callers, Erasing erasing, Proof proof) : OwnPage(callers)
{
    /// <summary>Null until it is chosen.</summary>
    public bool? Keeps { get; private set; }

    public bool NeedsPassword { get; private set; }

    public void OnGet(bool? keep)
    {
        Response.Headers.CacheControl = "no-store";
        Keeps = keep;
    }

    public async Task<IActionResult> OnPostAsync(bool? keep, string? password, CancellationToken cancellationToken)
    {
        OnGet(keep);
        if (keep is not { } keepsWords)
        {
            return Refused(new("choice_missing", "Please choose what becomes of what you wrote."));
        }

        if (await proof.RefuseAsync(HttpContext, Caller.PersonId, password) is { } problem)
        {
            return Refused(problem);
        }

        var erased = await erasing.RunAsync(Caller.PersonId, keepsWords, cancellationToken);
        if (erased.IsRefused)
        {
            return Refused(erased.Problem);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/");
    }

    protected override async Task PrepareAsync() => NeedsPassword = await proof.NeedsPasswordAsync(HttpContext, Caller.PersonId);
}
