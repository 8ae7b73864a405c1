using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Says who may be in the conversation about a note: whoever captures in its event. Of what others may not see they hear nothing.</summary>
internal sealed class NoteDoorkeeper(Authorship authorship, Places places, IServiceScopeFactory scopes)
{
    /// <param name="author">Who wrote what is to be sent.</param>
    public async Task<Outcome<NoteAccess>> OpenAsync(Guid noteId, Guid? author, HttpContext context, CancellationToken cancellationToken)
    {
        var caller = await authorship.OfAsync(context, null);
        return caller.IsRefused ? caller.Problem
            : await FindAsync(noteId, caller.Value, context, cancellationToken) is not { } access ? NoteProblems.Unknown
            : Authorship.Refuse(caller.Value, author) is { } other ? other
            : access;
    }

    /// <summary>What somebody may do by now.</summary>
    public Task<Outcome<NoteAccess>> AgainAsync(NoteAccess access, CancellationToken cancellationToken) => OpenAsync(access.NoteId, null, access.Context, cancellationToken);

    private async Task<NoteAccess?> FindAsync(Guid noteId, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var note = await db.Notes.Where(note => note.Id == noteId)
            .Join(db.Subjects, note => note.Id, subject => subject.Id, (note, subject) => new { note.EventId, Subject = subject })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return note is not null && await places.FindEventAsync(note.EventId, caller, cancellationToken) is { Event: { } view, Reader: { MayCapture: true } reader } && note.Subject.IsVisibleTo(reader)
            ? new(noteId, caller, view.Phase != Phase.Sealed, context)
            : null;
    }
}
