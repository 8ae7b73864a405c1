using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>Where a visitor comes back for the answer. Whoever holds the link reads the request; it says nothing of the thing itself.</summary>
[AllowAnonymous]
public sealed class TakeDownAnswerPageModel(RapportDb db) : PageModel
{
    public TakeDown Asked { get; private set; } = null!;

    public bool IsNew { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, [FromQuery(Name = "new")] bool isNew, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var hash = Secret.Hash(token);
        if (await db.TakeDowns.AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == hash, cancellationToken) is not { } asked)
        {
            return NotFound();
        }

        (Asked, IsNew) = (asked, isNew);
        return Page();
    }
}
