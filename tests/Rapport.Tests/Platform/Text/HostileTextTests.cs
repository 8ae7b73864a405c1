using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Text;

public class HostileTextTests
{
    [Fact]
    public void The_lists_are_read_whole() => Assert.Equal(
        (515, 6613, 655),
        (HostileTexts.NaughtyStrings().Count, HostileTexts.CrossSitePayloads().Count, HostileTexts.CommonMarkExamples().Count));

    [Fact]
    public void Nothing_hostile_survives_as_markdown() => Assert.Empty(
        HostileTexts.All().SelectMany(text => Harmless.Strangers(Markup.FromMarkdown(text), Harmless.Prose)));

    [Fact]
    public void Nothing_hostile_survives_as_html() => Assert.Empty(
        HostileTexts.All().SelectMany(text => Harmless.Strangers(Markup.FromHtml(text), Harmless.Imported)));

    [Fact]
    public void Nothing_hostile_survives_as_plain_text() => Assert.Empty(
        HostileTexts.All().SelectMany(text => Harmless.Strangers(Markup.FromPlain(text), ["p", "br"])));

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() => Assert.All(
        HostileTexts.All().SelectMany(text => new[] { Markup.FromMarkdown(text, 3), Markup.FromHtml(text) }),
        html => Assert.Equal(html, Markup.FromHtml(html.Value)));

    [Fact]
    public void An_excerpt_is_one_line_within_its_length() => Assert.DoesNotContain(
        HostileTexts.All().Select(text => Markup.ToPlainText(text, 80)),
        excerpt => excerpt.Length > 80 || excerpt.Contains('\n') || PlainText.Clean(excerpt) != excerpt);
}
