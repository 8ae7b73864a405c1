using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.States;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads a note for the rest of the product, and keeps now and then all that it is by then.</summary>
internal sealed class ProjectNote(Acts acts)
{
    /// <summary>The root that ProseMirror editors write.</summary>
    public const string Root = "default";

    public static NoteReading Read(HeldNote note)
    {
        var nodes = note.Document.XmlFragment(Root);
        return new(note.Generation, note.Head, NoteHtml.Of(nodes), NotePlain.Of(nodes));
    }

    public async Task RunAsync(Guid noteId, HeldNote note, IReadOnlyList<Guid> writers)
    {
        var reading = Read(note);
        await acts.RunAsync((KeepNoteText act, CancellationToken token) => act.RunAsync(noteId, reading, writers, token), CancellationToken.None);
        if (note.Head - note.KeptUpTo < KeepNoteState.Every || note.State() is not { } bytes)
        {
            return;
        }

        var state = new NoteState(noteId, note.Generation, note.Head, note.Size, bytes);
        await acts.RunAsync((KeepNoteState act, CancellationToken token) => act.RunAsync(state, token), CancellationToken.None);
        note.KeptUpTo = note.Head;
    }
}
