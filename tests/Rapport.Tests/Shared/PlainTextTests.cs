using Rapport.Shared;

namespace Rapport.Tests.Shared;

public class PlainTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\r\n\r\nb", "a\n\nb")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\nb\nc\nd")]
    [InlineData("a\0b\u0007c\u001bd\u007fe\u009ff", "abcdef")]
    [InlineData("tab\there", "tab\there")]
    [InlineData("👍🏽 naïve ١٢٣ עברית", "👍🏽 naïve ١٢٣ עברית")]
    [InlineData("invoice\u202Egpj.exe", "invoicegpj.exe")]
    [InlineData("a\u2066b\u2069c\u202Ad\u202Ce", "abcde")]
    [InlineData("mark\u200Fkept\u200E, joiner\u200Dkept", "mark\u200Fkept\u200E, joiner\u200Dkept")]
    [InlineData("x\uFFFEy\uFFFFz", "xyz")]
    [InlineData("", "")]
    public void Text_is_kept_without_what_no_person_types(string given, string kept) =>
        Assert.Equal(kept, PlainText.Clean(given));

    [Fact]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("\uFFFD lone \uFFFD", PlainText.Clean("\uD83D lone \uDC4D"));
        Assert.Equal("\uFFFD\uFFFD", PlainText.Clean("\uDC4D\uD83D"));
    }

    [Fact]
    public void A_clean_text_comes_back_as_it_is()
    {
        var text = "Minutes of 3 March\n\t👍 agreed";
        Assert.Same(text, PlainText.Clean(text));
    }

    [Fact]
    public void Every_character_is_cleaned_for_good()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var once = PlainText.Clean($"a{(char)c}b");
            Assert.Same(once, PlainText.Clean(once));
            Assert.DoesNotContain(once, letter => (char.IsControl(letter) && letter is not ('\n' or '\t')) || char.IsSurrogate(letter));
        }
    }
}
