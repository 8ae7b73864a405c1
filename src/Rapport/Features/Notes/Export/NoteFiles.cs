using System.Text;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Rooms;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Export;

/// <summary>A note as a file, for whoever may read it: <c>…/notes/{note}.md</c>, <c>.html</c> and <c>.docx</c>.</summary>
public sealed class NoteFiles(NoteLog log)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <returns>Null for a kind of file that there is not.</returns>
    public async Task<(byte[] Bytes, string Type)?> MakeAsync(NoteView note, string kind, CancellationToken cancellationToken)
    {
        var held = await log.LoadAsync(note.Id, cancellationToken);
        IReadOnlyList<YNode> nodes = held is null ? [] : held.Document.Words;
        var title = note.Title.Length > 0 ? $"{note.Title}: {note.SessionTitle}" : note.SessionTitle;
        return kind switch
        {
            "md" => (Encoding.UTF8.GetBytes($"# {title}\n\n{NoteMarkdown.Of(nodes)}"), "text/markdown; charset=utf-8"),
            "html" => (Encoding.UTF8.GetBytes(Page(title, NoteHtml.Of(nodes, above: 1).Value)), "text/html; charset=utf-8"),
            "docx" => (NoteDocx.Of(title, nodes), Word),
            _ => null,
        };
    }

    private static string Page(string title, string words)
    {
        var shown = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(title);
        return $"<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{shown}</title></head>\n<body>\n<h1>{shown}</h1>\n{words}\n</body>\n</html>\n";
    }
}
