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
        if (caller.IsRefused)
        {
            return caller.Problem;
        }

        var subjects = await SubjectsAsync([noteId], cancellationToken);
        return await FindAsync(noteId, subjects, caller.Value, context, cancellationToken) is not { } access ? NoteProblems.Unknown
            : Authorship.Refuse(caller.Value, author) is { } other ? other
            : access;
    }

    /// <summary>What each may do by now, in the order given: one question about all notes; who they are and how they stand is known until it changes.</summary>
    public async Task<IReadOnlyList<Outcome<NoteAccess>>> AgainAsync(IReadOnlyList<NoteAccess> present, CancellationToken cancellationToken)
    {
        var subjects = await SubjectsAsync([.. present.Select(access => access.NoteId).Distinct()], cancellationToken);
        var now = new List<Outcome<NoteAccess>>(present.Count);
        foreach (var before in present)
        {
            now.Add(await AgainAsync(before, subjects, cancellationToken));
        }

        return now;
    }

    private async Task<Outcome<NoteAccess>> AgainAsync(NoteAccess before, Dictionary<Guid, Subject> subjects, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await authorship.OfAsync(before.Context, null);
            return caller.IsRefused ? caller.Problem
                : await FindAsync(before.NoteId, subjects, caller.Value, before.Context, cancellationToken) is { } access ? access
                : NoteProblems.Unknown;
        }
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            // Their line has ended meanwhile, and with it what was asked by.
            return before;
        }
    }

    private async Task<Dictionary<Guid, Subject>> SubjectsAsync(Guid[] notes, CancellationToken cancellationToken)
    {
        if (notes.Length == 0)
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Subjects.AsNoTracking()
            .Where(subject => notes.Contains(subject.Id) && subject.Kind == Note.SubjectKind).ToDictionaryAsync(subject => subject.Id, cancellationToken);
    }

    private async Task<NoteAccess?> FindAsync(Guid noteId, Dictionary<Guid, Subject> subjects, Caller caller, HttpContext context, CancellationToken cancellationToken) =>
        subjects.GetValueOrDefault(noteId) is { EventId: { } eventId } subject
        && await places.FindEventAsync(eventId, caller, cancellationToken) is { Event: { } view, Reader: { MayCapture: true } reader }
        && subject.IsVisibleTo(reader)
            ? new(noteId, caller, view.Phase != Phase.Sealed, context)
            : null;
}
