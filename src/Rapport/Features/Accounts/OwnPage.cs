using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// A page on which a person decides about their own account. Who that is is found before any handler runs; for a sign-in
/// that was ended there is nothing here.
/// </summary>
[Authorize]
public abstract class OwnPage(Callers callers) : PageModel
{
    public Caller Caller { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    // Else its name makes it a handler of its own: of the verb PAGE, with all of the context as its form.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await callers.OfAsync(HttpContext) is not { } caller)
        {
            context.Result = NotFound();
            return;
        }

        Caller = caller;
        await PrepareAsync();
        await next();
    }

    /// <summary>What every handler of the page needs.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>The page once more, with the sentence.</summary>
    protected PageResult Refused(Problem problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
