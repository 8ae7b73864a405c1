using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>A biography as it is shown and as it is edited: Markdown where it was written here, otherwise as its source wrote it.</summary>
public static class BiographyWords
{
    public static SafeHtml Of(string biography, bool isByHand, int topHeading) =>
        isByHand ? Markup.FromMarkdown(biography, topHeading) : Markup.FromHtml(biography, topHeading);

    public static string AsTyped(Speaker speaker) =>
        speaker.IsByHand ? speaker.Biography : Markup.ToPlainText(Markup.FromHtml(speaker.Biography));
}
