using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>"Ask to take this down".</summary>
[AllowAnonymous]
public sealed class TakeDownPageModel(Places places, Callers callers, RapportDb db, Acts acts, NamelessLimit limit) : PlacePage(places, callers)
{
    public Subject About { get; private set; } = null!;

    public string? Words { get; private set; }

    public string? Email { get; private set; }

    public bool IsSent { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid subject, bool sent, CancellationToken cancellationToken)
    {
        IsSent = sent;
        return ShowAsync(subject, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid subject, string? words, string? email, CancellationToken cancellationToken)
    {
        var input = new AskTakeDownInput(subject, words, email);
        var outcome = Caller is null && !limit.TryTake(HttpContext) ? NamelessLimit.Enough : await acts.RunAsync((AskTakeDown act, CancellationToken stop) => act.RunAsync(input, Place, stop), cancellationToken);
        if (!outcome.IsRefused)
        {
            var next = outcome.Value.Token is { } token ? $"/take-down/{token}?new=true" : $"{Place.Address}/take-down/{subject}?sent=true";
            return Redirect(next);
        }

        (Words, Email) = (words, email);
        return await ShowAsync(subject, cancellationToken) is PageResult ? Refused(outcome.Problem) : NotFound();
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await AskTakeDown.FindAsync(db, id, Place, cancellationToken) is not { } subject)
        {
            return NotFound();
        }

        About = subject;
        return Page();
    }
}
