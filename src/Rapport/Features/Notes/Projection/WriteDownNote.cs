using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Rooms;
using Rapport.Features.Notes.States;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>Reads a note for the rest of the product, and keeps now and then all that it is by then.</summary>
internal sealed class WriteDownNote(NoteRooms rooms, Acts acts, IServiceScopeFactory scopes)
{
    /// <summary>The room reads it in its turn, and goes on at once: who writes does not wait until it is written down.</summary>
    public async Task RunAsync(Guid noteId, CancellationToken cancellationToken)
    {
        NoteDraft? draft;
        Outcome<bool> kept;
        do
        {
            draft = await ReadAsync(noteId, cancellationToken);
            if (draft is null)
            {
                return;
            }

            // Refused, somebody marked a passage meanwhile: it is looked for too.
            kept = await acts.RunAsync((KeepNoteText act, CancellationToken token) => act.RunAsync(noteId, draft.Reading, draft.Writers, token), cancellationToken);
        }
        while (kept.IsRefused);

        if (draft.State is { } state)
        {
            await acts.RunAsync((KeepNoteState act, CancellationToken token) => act.RunAsync(state, token), cancellationToken);
        }

        rooms.Ask(noteId, new NoteAsk.WrittenDown(draft));
    }

    private async Task<NoteDraft?> ReadAsync(Guid noteId, CancellationToken cancellationToken)
    {
        var read = new NoteAsk.Read(await PassagesAsync(noteId, cancellationToken), new(TaskCreationOptions.RunContinuationsAsynchronously));
        rooms.Ask(noteId, read);
        return await read.Answer.Task.WaitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Passage>> PassagesAsync(Guid noteId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().PassagesOfAsync(noteId, cancellationToken);
    }
}
