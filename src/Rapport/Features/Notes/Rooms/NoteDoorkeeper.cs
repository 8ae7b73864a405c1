using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Says who may be in the conversation about a note: whoever captures in its event. Of what others may not see they hear nothing.</summary>
internal sealed class NoteDoorkeeper(Callers callers, Places places, IServiceScopeFactory scopes)
{
    public async Task<Outcome<NoteAccess>> OpenAsync(Guid noteId, HttpContext context, CancellationToken cancellationToken)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return SignedOut.ReasonOf(context);
        }

        return await FindAsync(noteId, caller, context, cancellationToken) is { } access ? access : NoteProblems.Unknown;
    }

    /// <summary>What somebody may do by now.</summary>
    public Task<Outcome<NoteAccess>> AgainAsync(NoteAccess access, CancellationToken cancellationToken) => OpenAsync(access.NoteId, access.Context, cancellationToken);

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
