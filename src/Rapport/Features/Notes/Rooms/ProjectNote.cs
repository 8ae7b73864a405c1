using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.States;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads a note for the rest of the product, and keeps now and then all that it is by then.</summary>
internal sealed class ProjectNote(Acts acts, IServiceScopeFactory scopes)
{
    /// <summary>The root that ProseMirror editors write.</summary>
    public const string Root = "default";

    public static NoteReading Read(HeldNote note, IReadOnlyList<Passage> passages)
    {
        var nodes = note.Document.XmlFragment(Root);
        var html = NoteHtml.Of(nodes, PassagePlaces.Of(note.Document, note.Generation, nodes, passages));
        return new(note.Generation, note.Head, passages.Count, html, NotePlain.Of(nodes));
    }

    public async Task RunAsync(Guid noteId, HeldNote note, IReadOnlyList<Guid> writers)
    {
        if (note.Head == 0)
        {
            // Nothing is written: its page begins with the template.
            return;
        }

        Outcome<bool> kept;
        do
        {
            // Refused, somebody marked a passage meanwhile: it is looked for too.
            var reading = Read(note, await PassagesAsync(noteId));
            kept = await acts.RunAsync((KeepNoteText act, CancellationToken token) => act.RunAsync(noteId, reading, writers, token), CancellationToken.None);
        }
        while (kept.IsRefused);

        if (note.Head - note.KeptUpTo >= KeepNoteState.Every && note.State() is { } bytes)
        {
            var state = new NoteState(noteId, note.Generation, note.Head, note.Size, bytes);
            await acts.RunAsync((KeepNoteState act, CancellationToken token) => act.RunAsync(state, token), CancellationToken.None);
            note.KeptUpTo = note.Head;
        }
    }

    private async Task<IReadOnlyList<Passage>> PassagesAsync(Guid noteId)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().PassagesOfAsync(noteId, CancellationToken.None);
    }
}
