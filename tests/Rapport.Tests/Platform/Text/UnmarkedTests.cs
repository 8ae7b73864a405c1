using CsCheck;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Text;

/// <summary>The short way gives what the long way gives.</summary>
public sealed class UnmarkedTests
{
    private static readonly string[] Words =
    [
        "\n", "\n\n", " ", "word", "front-line", "Q&A", "12", "12. ", "1) ", "- ", "# ", "=", "---", "~~~", "|", ":", "http", "www", "tel", "!", "(", ")", "\"", "'", "é", "—", "\u2003", "\uFEFF", "😀", "\u00AD", "{", "}", "$", "^", "%", "@", ";", "/", "?",
    ];

    // What people write, and what could mean something to Markdown, more often than chance would have it.
    private static readonly Gen<string> Texts = Gen.Frequency(
            (1, Gen.Char[' ', '~'].Select(c => c.ToString())),
            (1, Gen.Char.Select(c => c.ToString())),
            (6, Gen.Int[0, Words.Length - 1].Select(i => Words[i])))
        .Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("One", true)]
    [InlineData("One\n\nTwo, \"three\" & four", false)]
    [InlineData("It's the front-line staff: 12 of 40 (30 %), they said!", true)]
    [InlineData("2026 was better.\n3,000 people", true)]
    [InlineData("2026. was better", false)]
    [InlineData("see www.example.org", false)]
    [InlineData("see HTTPS://example.org", false)]
    [InlineData(" indented", false)]
    [InlineData("- a", false)]
    [InlineData("a\n===", false)]
    [InlineData("snake_case", false)]
    public void Only_words_are_unmarked(string text, bool expected) => Assert.Equal(expected, Unmarked.Is(text));

    [Fact]
    public void Unmarked_texts_read_the_same_either_way()
    {
        var (tries, seen) = (LongRun.IsAsked ? 20_000 : 5_000, 0);
        Texts.Select(PlainText.Clean).Sample(
            text =>
            {
                if (Unmarked.Is(text))
                {
                    Interlocked.Increment(ref seen);
                    Assert.Equal(Markup.Parsed(text, null).Value, Markup.FromMarkdown(text).Value);
                    Assert.Equal(Excerpt.Of(Markdown.ToPlain(text), 60), Markup.ToPlainText(text, 60));
                }
            },
            iter: tries);
        Assert.True(seen > tries / 20, $"Only {seen} of {tries} were unmarked.");
    }

    [Fact]
    public void Lines_of_real_meetings_read_the_same_either_way()
    {
        var lines = Directory.EnumerateFiles(Fixtures.Folder("livelogs"), "*.log").SelectMany(File.ReadLines)
            .Select(line => PlainText.Clean(line[(line.IndexOf('>', StringComparison.Ordinal) + 1)..].Trim())).Where(Unmarked.Is).ToList();

        Assert.True(lines.Count > 500, $"Only {lines.Count} lines.");
        Assert.All(lines, line => Assert.Equal(Markup.Parsed(line, null).Value, Markup.FromMarkdown(line).Value));
    }
}
