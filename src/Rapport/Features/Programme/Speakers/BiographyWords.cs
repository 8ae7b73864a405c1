using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>A biography as it is shown and as it is edited: Markdown where it was written here, otherwise as its source wrote it.</summary>
public static class BiographyWords
{
    public static SafeHtml Of(Speaker speaker, int topHeading) =>
        IsWithheld(speaker) ? SafeHtml.Empty
        : speaker.IsByHand ? Markup.FromMarkdown(speaker.Biography, topHeading)
        : Markup.FromHtml(speaker.Biography, topHeading);

    /// <param name="isOwn">For the speaker, who also reads what nobody else does.</param>
    public static string AsTyped(Speaker speaker, bool isOwn) =>
        IsWithheld(speaker) && !isOwn ? ""
        : speaker.IsByHand ? speaker.Biography
        : Markup.ToPlainText(Markup.FromHtml(speaker.Biography));

    /// <summary>Behind a pseudonym: a text from elsewhere begins with the name, and one written here must do without it.</summary>
    public static bool IsWithheld(Speaker speaker)
    {
        if (speaker.CoveredName is not { } name)
        {
            return false;
        }

        var words = FoldedWords.In(name).Select(word => word.Text).Where(word => word.Length > 1).ToHashSet();
        return !speaker.IsByHand || FoldedWords.In(speaker.Biography).Any(word => words.Contains(word.Text));
    }
}
