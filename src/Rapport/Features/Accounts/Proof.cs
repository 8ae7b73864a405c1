using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// Whether the person at a signed-in browser is its owner and nobody who found it open: they give the present password,
/// or a link let them in just now, or there is no password to ask for.
/// </summary>
public sealed class Proof(OwnLogin own, CheckPassword check, TimeProvider time)
{
    public async Task<bool> NeedsPasswordAsync(HttpContext context, Guid personId) =>
        await own.HasPasswordAsync(personId)
        && !(await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties.IsFreshByLink(time.GetUtcNow());

    /// <returns>Null when it is proven.</returns>
    public async Task<Problem?> RefuseAsync(HttpContext context, Guid personId, string? present) =>
        await NeedsPasswordAsync(context, personId) && (await check.RunAsync(personId, present ?? "", context.RequestAborted)).IsRefused
            ? new Problem("password_wrong", "The present password is not right; after five tries, wait a quarter of an hour.")
            : null;
}
