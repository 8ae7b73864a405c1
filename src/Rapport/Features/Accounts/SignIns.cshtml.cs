using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>The browsers that a person is signed in with; each can be signed out from here.</summary>
[Authorize]
public sealed class SignInsModel(Callers callers, OwnLogin own, RapportDb db) : PageModel
{
    private const int Most = 50;
    private Guid personId;

    public IReadOnlyList<OpenSignIn> SignIns { get; private set; } = [];

    /// <summary>The one that this page is read with.</summary>
    public Guid Here { get; private set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await callers.OfAsync(HttpContext) is not { } caller || KnownTicket.From(User) is not { } ticket)
        {
            context.Result = NotFound();
            return;
        }

        (personId, Here) = (caller.PersonId, ticket.SignInId);
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        SignIns = await db.OpenSignIns.AsNoTracking().Where(row => row.PersonId == personId)
            .OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (id == Here)
        {
            await own.SignOutAsync();
            return Redirect("/");
        }

        return await own.EndAsync(personId, id, cancellationToken) ? Redirect("/account/sign-ins?done=1") : NotFound();
    }
}
