using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Setup;

/// <summary>
/// A step of set-up after the first: for the host, and only while it is the next one. A step sent twice leads on to
/// what comes after it.
/// </summary>
public abstract class SetupPage(SetupState state, Callers callers) : PageModel
{
    public Problem? Problem { get; protected set; }

    protected SetupState State => state;

    protected Caller Host { get; private set; } = null!;

    /// <summary>This step's own address.</summary>
    protected abstract string Step { get; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var due = await state.NextAsync(HttpContext.RequestAborted);
        var caller = await callers.OfAsync(HttpContext);
        if (caller is { IsHost: true } host && due == Step)
        {
            Host = host;
            await next();
            return;
        }

        context.Result = (due, caller) switch
        {
            (null, { IsHost: true }) => Redirect("/"),
            ("/setup", _) => Redirect("/setup"),
            (not null, { IsHost: true }) => Redirect(due),
            (not null, null) => Redirect($"/sign-in?return={Step}"),
            _ => NotFound(),
        };
    }

    protected PageResult Refuse(Problem problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
