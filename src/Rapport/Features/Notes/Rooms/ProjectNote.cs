using Rapport.Features.Notes.Projection;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads a note for the rest of the product.</summary>
internal sealed class ProjectNote(Acts acts)
{
    /// <summary>The root that ProseMirror editors write.</summary>
    public const string Root = "default";

    public async Task RunAsync(Guid noteId, HeldNote note, IReadOnlyList<Guid> writers)
    {
        var nodes = note.Document.XmlFragment(Root);
        var reading = new NoteReading(note.Generation, note.Head, NoteHtml.Of(nodes), NotePlain.Of(nodes));
        await acts.RunAsync((KeepNoteText act, CancellationToken token) => act.RunAsync(noteId, reading, writers, token), CancellationToken.None);
    }
}
