using Rapport.Features.Glossary;

namespace Rapport.Tests.Features.Glossary;

public sealed class TermTrieTests
{
    [Theory]
    [InlineData("NI", "NI is NI", "NI|NI")]
    [InlineData("NI", "ni Ni NIS uNI XNI NI_1 NIé", "")]
    [InlineData("NI", "(NI), “NI”: NI-based, NI's", "NI|NI|NI|NI")]
    [InlineData("DoT", "dot the i, DOT, DoT", "DoT")]
    [InlineData("Place Survey", "the place survey, Place Survey, PLACE\nSURVEY", "place survey|Place Survey|PLACE\nSURVEY")]
    [InlineData("Place Survey", "place surveys, marketplace survey, place a survey", "")]
    [InlineData("arc21", "Arc21 and ARC21, arc210", "Arc21|ARC21")]
    [InlineData("4ps", "the 4ps", "4ps")]
    [InlineData("NI,NI 14,NI 14 set", "NI 14 set, NI 14, NI 15", "NI 14 set|NI 14|NI")]
    [InlineData("aa bb cc,bb", "aa bb dd", "bb")]
    [InlineData("C++,C#", "C, C++ and C#", "C++|C#")]
    [InlineData(".NET", "on .NET, not NET", ".NET")]
    [InlineData("R&D", "R&D, R & D, R D", "R&D")]
    [InlineData("local area agreement", "Local\u00A0Area  Agreement", "Local\u00A0Area  Agreement")]
    [InlineData("x", "x", "")]
    [InlineData("--", "-- --", "")]
    public void Whole_words_are_found_the_longest_first(string forms, string text, string expected)
    {
        var trie = new TermTrie();
        forms.Split(',').ToList().ForEach(form => trie.Add(form, form));

        Assert.Equal(expected, string.Join('|', trie.In(text).Select(mark => text.Substring(mark.Start, mark.Length))));
    }

    [Fact]
    public void A_form_belongs_to_the_first_that_has_it()
    {
        var trie = new TermTrie();
        trie.Add("NI", "/first");
        trie.Add("NI", "/second");

        Assert.Equal("/first", Assert.Single(trie.In("NI")).Address);
    }

    [Fact]
    public void Marks_never_overlap_whatever_the_text()
    {
        var trie = new TermTrie();
        foreach (var form in new[] { "a a", "a a a b", ".a", "a.", "b a", "& a &" })
        {
            trie.Add(form, form);
        }

        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => "aab .&"[random.Next(6)]));
            var end = 0;
            foreach (var mark in trie.In(text))
            {
                Assert.True(mark.Start >= end && mark.Length > 0, text);
                end = mark.Start + mark.Length;
            }

            Assert.True(end <= text.Length);
        }
    }
}
