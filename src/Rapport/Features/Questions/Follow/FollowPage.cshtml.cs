using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions.Follow;

/// <summary>Where a guest reads, by a code, what became of what they asked; to be read alone.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Join)]
public sealed class FollowPageModel(RapportDb db, Places places, QuestionReader reader) : PageModel
{
    private static readonly Problem Unknown = new("follow_code_unknown", "That code leads nowhere. Look at it once more, or get a new one where you asked.");

    /// <summary>Where its holder asked; null where a code is still asked for.</summary>
    public Place? Place { get; private set; }

    public string? Code { get; private set; }

    public string Typed { get; private set; } = "";

    public IReadOnlyList<QuestionLine> Questions { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? code, [FromQuery(Name = "code")] string? typed, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (code is null && FollowCode.Read(typed) is { } read)
        {
            return Redirect($"/follow/{read}");
        }

        Typed = code ?? typed ?? "";
        Code = FollowCode.Read(Typed);
        if (Code is not null)
        {
            await FindAsync(Secret.Hash(Code), cancellationToken);
        }

        if (Place is null && Typed.Length > 0)
        {
            Problem = Unknown;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }

    private async Task FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var guest = await db.FollowCodes.Where(row => row.CodeHash == hash)
            .Join(db.People, row => row.PersonId, person => person.Id, (_, person) => new { person.Id, person.Name })
            .SingleOrDefaultAsync(cancellationToken);
        if (guest is null || await db.Questions.Where(question => question.AuthorId == guest.Id).OrderByDescending(question => question.AskedAt).ThenBy(question => question.Id)
            .Select(question => (Guid?)question.EventId).FirstOrDefaultAsync(cancellationToken) is not { } eventId)
        {
            return;
        }

        Place = await places.FindEventAsync(eventId, new Caller(guest.Id, guest.Name, IsHost: false), cancellationToken);
        Questions = Place is null ? [] : await reader.OwnAsync(eventId, Place.Reader, cancellationToken);
    }
}
