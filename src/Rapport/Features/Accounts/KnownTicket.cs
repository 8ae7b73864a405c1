using System.Security.Claims;

namespace Rapport.Features.Accounts;

/// <summary>What a sign-in cookie says: whose it is, and the stamp that their login had when it was made.</summary>
internal sealed record KnownTicket(Guid PersonId, string? Stamp)
{
    public static KnownTicket? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, principal.FindFirstValue("AspNet.Identity.SecurityStamp"))
            : null;
}
