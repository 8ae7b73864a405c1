using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Asking for another address to sign in with.</summary>
[Authorize]
public sealed class EmailModel(Callers callers, OwnLogin own, Proof proof, EmailChanges changes) : PageModel
{
    private Guid personId;

    [BindProperty]
    public string? Email { get; set; }

    public string? Present { get; private set; }

    public bool NeedsPassword { get; private set; }

    public Problem? Problem { get; private set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await callers.OfAsync(HttpContext) is not { } caller)
        {
            context.Result = NotFound();
            return;
        }

        personId = caller.PersonId;
        (Present, NeedsPassword) = (await own.EmailAsync(personId), await proof.NeedsPasswordAsync(HttpContext, personId));
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        Problem = await proof.RefuseAsync(HttpContext, personId, password);
        if (Problem is null && await changes.AskAsync(HttpContext, personId, Email ?? "") is { IsRefused: true } refused)
        {
            Problem = refused.Problem;
        }

        if (Problem is null)
        {
            return Redirect("/account/email?sent=1");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
