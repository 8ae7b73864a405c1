using Rapport.Features.Events.Invitations;

namespace Rapport.Tests.Features.Events.Invitations;

public sealed class PastedListTests
{
    [Theory]
    [InlineData("tom@example.org", "|tom@example.org")]
    [InlineData("tom@example.org\r\nada@example.org\n\n ida@example.org ", "|tom@example.org;|ada@example.org;|ida@example.org")]
    [InlineData("tom@example.org, ada@example.org;ida@example.org", "|tom@example.org;|ada@example.org;|ida@example.org")]
    [InlineData("Tom Okafor <tom@example.org>", "Tom Okafor|tom@example.org")]
    [InlineData("Okafor, Tom <tom@example.org>; Fenwick, Ada <ada@example.org>", "Okafor, Tom|tom@example.org;Fenwick, Ada|ada@example.org")]
    [InlineData("\"Okafor; Tom\" <tom@example.org>, \"tom@example.com\" <tom@example.com>", "Okafor; Tom|tom@example.org;|tom@example.com")]
    [InlineData("Tom Okafor\ttom@example.org", "Tom Okafor|tom@example.org")]
    [InlineData("Tom\t Okafor\u202E <tom@example.org>", "Tom Okafor|tom@example.org")]
    [InlineData("=HYPERLINK(1) <tom@example.org>", "=HYPERLINK(1)|tom@example.org")]
    public void People_are_read_as_they_are_pasted_and_once_more_as_they_were_read(string text, string expected)
    {
        var list = PastedList.Read(text);

        Assert.Equal(expected, string.Join(';', list.People.Select(person => $"{person.Name}|{person.Email}")));
        Assert.Empty(list.Odd);
        Assert.Equal(list.People, PastedList.Read(string.Join('\n', list.People)).People);
    }

    [Theory]
    [InlineData("Tom Okafor", "There is no e-mail address here.")]
    [InlineData("nobody, tom@example.org", "There is no e-mail address here.")]
    [InlineData("tom@", "That does not look like an e-mail address.")]
    [InlineData("<tom@example.org", "That does not look like an e-mail address.")]
    [InlineData("tom@example.org>", "That does not look like an e-mail address.")]
    [InlineData("tom@example.org ada@example.org", "There seems to be more than one e-mail address here.")]
    [InlineData("Bcc: all@example.org <tom@example.org>", "There seems to be more than one e-mail address here.")]
    [InlineData("ada@example.org\nADA@Example.org", "This e-mail address is in the list above already.")]
    public void What_is_not_understood_is_said_in_a_sentence(string text, string sentence)
    {
        Assert.Equal(sentence, Assert.Single(PastedList.Read(text).Odd).Sentence);
    }

    [Fact]
    public void No_line_end_gets_into_a_name_or_an_address()
    {
        foreach (var end in new[] { "\r\n", "\n", "\r", "\u2028", "\u0085", "\v", "\0" })
        {
            var list = PastedList.Read($"Tom{end}Subject: win <tom@example.org>\nada@example.org{end}Bcc: x");

            Assert.All(list.People, person => Assert.DoesNotContain((person.Name + person.Email).ToCharArray(), char.IsControl));
        }
    }
}
