using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Where an editor hides what somebody wrote, or shows it again.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = 2000)] // CrossSiteGuard judges every request.
public sealed class ModerateModel(Places places, Callers callers, RapportDb db, Hidings hidings, Acts acts) : PlacePage(places, callers)
{
    public Subject Moderated { get; private set; } = null!;

    public string? Author { get; private set; }

    /// <summary>Who wrote it, where that is a guest who is here.</summary>
    public Guid? GuestId { get; private set; }

    /// <summary>What the guest writes waits already.</summary>
    public bool IsHeld { get; private set; }

    public Hiding? Hidden { get; private set; }

    /// <summary>A quote to which whoever said it has not agreed.</summary>
    public bool WaitsForYes { get; private set; }

    /// <summary>Who speaks in the session of a photo and wants none.</summary>
    public IReadOnlyList<string> Unwilling { get; private set; } = [];

    public string? Reason { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    public Task<IActionResult> OnGetAsync(Guid subject, CancellationToken cancellationToken) => ShowAsync(subject, cancellationToken);

    public Task<IActionResult> OnPostAsync(Guid subject, string? reason, CancellationToken cancellationToken)
    {
        Reason = reason;
        return DoAsync(subject, () => acts.RunAsync((HideSubject act, CancellationToken token) => act.HideAsync(subject, reason, Place, token), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostShowAsync(Guid subject, bool knows, CancellationToken cancellationToken) =>
        DoAsync(subject, () => acts.RunAsync((HideSubject act, CancellationToken token) => act.ShowAsync(subject, knows, Place, token), cancellationToken), cancellationToken);

    private async Task<IActionResult> DoAsync(Guid subject, Func<Task<Outcome<Guid>>> run, CancellationToken cancellationToken)
    {
        var outcome = await run();
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/moderation/{subject}");
        }

        return await ShowAsync(subject, cancellationToken) is PageResult ? Refused(outcome.Problem) : NotFound();
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var subject = await db.Subjects.KnownTo(Reader).SingleOrDefaultAsync(
            row => row.Id == id && row.EventId == Event.Id && row.State != SubjectState.Withdrawn, cancellationToken);
        if (subject is null)
        {
            return NotFound();
        }

        Moderated = subject;
        Author = await db.People.Where(person => person.Id == subject.AuthorId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        var guest = await db.Guests(Event.Id).AsNoTracking().SingleOrDefaultAsync(held => held.PersonId == subject.AuthorId && held.TurnedAwayAt == null, cancellationToken);
        (GuestId, IsHeld) = (guest?.PersonId, guest is { IsWaiting: true });
        if (subject.State != SubjectState.Shown)
        {
            (WaitsForYes, Unwilling) = (await db.WaitsForYesAsync(subject, Reader.PersonId, cancellationToken), await db.UnwillingAsync(id, cancellationToken));
        }

        Hidden = await hidings.FindAsync(id, Reader, Event.Zone, cancellationToken);
        return Page();
    }
}
