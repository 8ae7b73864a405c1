using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>The browsers that a person is signed in with; each can be signed out from here.</summary>
public sealed class SignInsModel(Callers callers, OwnLogin own, RapportDb db) : OwnPage(callers)
{
    private const int Most = 50;

    public IReadOnlyList<OpenSignIn> SignIns { get; private set; } = [];

    /// <summary>The one that this page is read with.</summary>
    public Guid Here => KnownTicket.From(User)!.SignInId;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        SignIns = await db.OpenSignIns.AsNoTracking().Where(row => row.PersonId == Caller.PersonId)
            .OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (id == Here)
        {
            await own.SignOutAsync();
            return Redirect("/");
        }

        return await own.EndAsync(Caller.PersonId, id, cancellationToken) ? Redirect("/account/sign-ins?done=1") : NotFound();
    }
}
