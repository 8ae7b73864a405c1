using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>The notes of a session, and where one begins another. Of the session's own there is one: its door opens or begins it.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = 2000)] // The form of a shared page carries none: CrossSiteGuard judges every request.
public sealed class NotesModel(Places places, Callers callers, NoteReader notes, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    public string SessionTitle { get; private set; } = "";

    public string SessionAddress { get; private set; } = "";

    public IReadOnlyList<NoteView> Notes { get; private set; } = [];

    public string? Title { get; private set; }

    public bool MayBegin => Reader.MayCapture && Event.Phase != Phase.Sealed;

    public async Task<IActionResult> OnGetAsync(string session, CancellationToken cancellationToken) =>
        await LoadAsync(session, cancellationToken) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string session, string? title, CancellationToken cancellationToken)
    {
        Title = title;
        if (await LoadAsync(session, cancellationToken) is not { } id || !Reader.MayCapture)
        {
            return NotFound();
        }

        var started = await acts.RunAsync((StartNote act, CancellationToken token) => act.RunAsync(id, title, Place.ForActs(), token), cancellationToken);
        return started.IsRefused ? Refused(started.Problem) : Redirect(started.Value);
    }

    private async Task<Guid?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.Where(row => row.EventId == Event.Id && row.Slug == slug)
            .Join(db.Subjects.VisibleTo(Reader), row => row.Id, subject => subject.Id, (row, subject) => new { row.Id, row.Title, subject.Address })
            .SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        (SessionTitle, SessionAddress) = (session.Title, session.Address);
        Notes = await notes.OfSessionAsync(session.Id, Reader, cancellationToken);
        return session.Id;
    }
}
