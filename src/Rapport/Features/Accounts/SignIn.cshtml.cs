using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Signing in with a password, or asking for a link.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(CheckPassword check, OwnLogin own, AccountLimit limit, LinkRequests links, SiteAddress site) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public Problem? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? password, [FromQuery(Name = "return")] string? back, CancellationToken cancellationToken)
    {
        if (!limit.TryTake(Email ?? "", Response))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var outcome = await check.RunAsync(new CheckPasswordInput(Email ?? "", password ?? ""), cancellationToken);
        if (outcome.IsRefused)
        {
            Problem = outcome.Problem;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await own.SignInAsync(outcome.Value);
        return Redirect(Url.IsLocalUrl(back) ? back : "/");
    }

    /// <summary>The same for every address, in words and in time; whose it is shows only in the mail.</summary>
    public IActionResult OnPostLink() =>
        limit.TryTake("link " + Email, Response) && links.TryAdd(new(Email ?? "", site.OfMail(HttpContext)))
            ? Redirect("/sign-in?sent=1")
            : StatusCode(StatusCodes.Status429TooManyRequests);
}
