using System.Globalization;
using Rapport.Formats.Yjs;
using Rapport.Tests.Formats.Yjs;

namespace Rapport.Tests.Features.Notes.Lines;

/// <summary>A document of real authors (josephg/editing-traces, CC BY 4.0), as the updates that Yjs makes of it when they write it as a note.</summary>
internal sealed record RecordedNote(IReadOnlyList<IReadOnlyList<byte[]>> Updates, string Text, string? Stated)
{
    public static async Task<RecordedNote> ReadAsync(string file, int edits, params long[] clients)
    {
        var updates = clients.Select(_ => new List<byte[]>()).ToArray();
        var path = Path.Combine(Fixtures.Folder("traces"), file);
        await foreach (var line in YjsProgram.RunAsync(["authors", path, edits.ToString(CultureInfo.InvariantCulture), .. clients.Select(client => client.ToString(CultureInfo.InvariantCulture))]))
        {
            if (line.TryGetProperty("text", out var text))
            {
                return new(updates, text.GetString()!, line.GetProperty("endContent").GetString());
            }

            updates[line.GetProperty("agent").GetInt32()].Add(line.GetProperty("update").GetBytesFromBase64());
        }

        throw new InvalidOperationException("Yjs said nothing of the text.");
    }

    /// <summary>What a document says that holds one paragraph.</summary>
    public static string TextOf(YDocument document)
    {
        Assert.False(document.IsWaiting);
        var paragraph = Assert.IsType<YElement>(Assert.Single(document.XmlFragment("default")));
        return paragraph.Children.Count == 0 ? "" : Assert.IsType<YText>(Assert.Single(paragraph.Children)).Content;
    }
}
