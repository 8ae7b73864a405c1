using System.Text.RegularExpressions;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>
/// Where passages end in a note as it is written down. The place is marked for everybody alike; what stands there is
/// said when somebody reads it, for as much of it is theirs to see. No words of a note can look like it: they are escaped.
/// </summary>
internal static partial class PassageAnchors
{
    public static string Of(Guid id) => $"<span class=\"passage\" id=\"p-{id:D}\"></span>";

    /// <summary>The passages that still have words in it, in the order of the note.</summary>
    public static IReadOnlyList<Guid> In(SafeHtml note) => [.. Anchor().Matches(note.Value).Select(IdOf)];

    /// <param name="shown">What stands at a passage, as HTML.</param>
    public static SafeHtml Fill(SafeHtml note, Func<Guid, string> shown) => new(Anchor().Replace(note.Value, found => shown(IdOf(found))));

    public static SafeHtml Strip(SafeHtml note) => Fill(note, _ => "");

    private static Guid IdOf(Match found) => Guid.ParseExact(found.Groups[1].ValueSpan, "D");

    [GeneratedRegex("<span class=\"passage\" id=\"p-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"></span>", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();
}
