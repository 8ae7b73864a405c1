using System.Security.Claims;

namespace Rapport.Features.Accounts;

/// <summary>What a sign-in cookie says: whose it is, the stamp that their login had when it was made, and which sign-in it is.</summary>
internal sealed record KnownTicket(Guid PersonId, string? Stamp, Guid SignInId)
{
    public const string SignInClaim = "rapport.sign-in";

    public static KnownTicket? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Guid.TryParse(principal.FindFirstValue(SignInClaim), out var signIn)
            ? new(id, principal.FindFirstValue("AspNet.Identity.SecurityStamp"), signIn)
            : null;
}
