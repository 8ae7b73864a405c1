using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Rooms;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>What a note says as of an update of its log.</summary>
/// <param name="Passages">How many are marked in it.</param>
public sealed record NoteReading(int Generation, long UpTo, int Passages, SafeHtml Html, string Plain)
{
    internal static NoteReading Of(LoadedNote note, IReadOnlyList<Passage> passages)
    {
        var words = note.Document.Words;
        var html = NoteHtml.Of(words, PassagePlaces.Of(note.Document, note.Generation, words, passages));
        return new(note.Generation, note.Head, passages.Count, html, NotePlain.Of(words));
    }
}
