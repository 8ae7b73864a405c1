using Rapport.Platform.Text;

namespace Rapport.Tests.Platform.Text;

public sealed class FoldedWordsTests
{
    [Theory]
    [InlineData("Café CAFE\u0301 cafe", "cafe cafe cafe")]
    [InlineData("Straße, Łódź; smørrebrød – Œuvre", "strasse lodz smorrebrod oeuvre")]
    [InlineData("Tiếng Việt", "tieng viet")]
    [InlineData("l’été don't", "l ete don t")]
    [InlineData("NEAR(\"a b\", 2) -c* OR:d", "near a b 2 c or d")]
    [InlineData("Ｆｕｌｌ ９", "full 9")]
    [InlineData("東京 tower", "東 京 tower")]
    [InlineData("A party 🎉🎉", "a party 🎉 🎉")]
    [InlineData("हिन्दी שָׁלוֹם", "हिन्दी שלום")]
    [InlineData("a\0b\uD800c", "a b c")]
    [InlineData(" \"'`;--**() ", "")]
    [InlineData("", "")]
    public void A_text_is_cut_into_plain_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', FoldedWords.In(text).Select(word => word.Text)));

    [Fact]
    public void A_word_knows_where_it_stands()
    {
        const string Text = "– Ein Cafe\u0301, bitte";
        Assert.Equal(["Ein", "Cafe\u0301", "bitte"], FoldedWords.In(Text).Select(word => Text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void An_endless_word_is_compared_by_its_beginning() =>
        Assert.Equal(new string('x', FoldedWords.LongestWord), Assert.Single(FoldedWords.In(new string('x', 100_000))).Text);
}
