using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Where a reader says what is wrong with something.</summary>
[AllowAnonymous]
public sealed class ReportPageModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    public Subject Reported { get; private set; } = null!;

    public string? Reason { get; private set; }

    public bool IsSent { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid subject, bool sent, CancellationToken cancellationToken)
    {
        IsSent = sent;
        return ShowAsync(subject, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid subject, string? reason, CancellationToken cancellationToken)
    {
        var outcome = await acts.RunAsync((ReportSubject act, CancellationToken token) => act.RunAsync(subject, reason, Place, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/report/{subject}?sent=true");
        }

        Reason = reason;
        return await ShowAsync(subject, cancellationToken) is PageResult ? Refused(outcome.Problem) : NotFound();
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await ReportSubject.FindAsync(db, id, Place, cancellationToken) is not { } subject)
        {
            return NotFound();
        }

        Reported = subject;
        return Page();
    }
}
