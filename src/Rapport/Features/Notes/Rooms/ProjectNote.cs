using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads a note for the rest of the product.</summary>
internal sealed class ProjectNote(Acts acts, IServiceScopeFactory scopes)
{
    /// <summary>The root that ProseMirror editors write.</summary>
    public const string Root = "default";

    public async Task RunAsync(Guid noteId, HeldNote note, IReadOnlyList<Guid> writers)
    {
        if (note.Head == 0)
        {
            // Nothing is written: its page begins with the template.
            return;
        }

        var (nodes, kept) = (note.Document.XmlFragment(Root), default(Outcome<bool>));
        var plain = NotePlain.Of(nodes);
        do
        {
            // Refused, somebody marked a passage meanwhile: it is looked for too.
            var passages = await PassagesAsync(noteId);
            var html = NoteHtml.Of(nodes, PassagePlaces.Of(note.Document, note.Generation, nodes, passages));
            var reading = new NoteReading(note.Generation, note.Head, passages.Count, html, plain);
            kept = await acts.RunAsync((KeepNoteText act, CancellationToken token) => act.RunAsync(noteId, reading, writers, token), CancellationToken.None);
        }
        while (kept.IsRefused);
    }

    private async Task<IReadOnlyList<Passage>> PassagesAsync(Guid noteId)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Passages.AsNoTracking().Where(passage => passage.NoteId == noteId).ToListAsync(CancellationToken.None);
    }
}
