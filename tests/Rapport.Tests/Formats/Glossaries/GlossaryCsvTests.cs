using System.Text;
using Rapport.Formats.Glossaries;

namespace Rapport.Tests.Formats.Glossaries;

public sealed class GlossaryCsvTests
{
    [Theory]
    [InlineData("term,expansion,definition,aliases\nNI,National Indicator,\"a, b\",x; y\n", "NI|National Indicator|a, b|x+y")]
    [InlineData("Notes;Acronym\na measure;NI\n", "NI||a measure|")]
    [InlineData("term\tstands for\n\nNI\tNational Indicator\n\t\n", "NI|National Indicator||")]
    [InlineData("\uFEFFTerm,Definition\r\nNI,\"two\r\nlines\"\r\n", "NI||two\r\nlines|")]
    public void A_table_is_read_by_its_headings(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', Read(text).Rows!.Select(row => $"{row.Term}|{row.Expansion}|{row.Definition}|{string.Join('+', row.Aliases)}")));

    [Theory]
    [InlineData("", "file_empty")]
    [InlineData("term,expansion\n", "file_empty")]
    [InlineData("term,room\nNI,Hall\n", "not_a_glossary")]
    [InlineData("expansion,definition\na,b\n", "not_a_glossary")]
    [InlineData("%PDF-1.7", "not_a_glossary")]
    [InlineData("PK\u0003\u0004", "not_a_glossary")]
    [InlineData("term,definition\nNI,\"never closed\nLAA,x\n", "damaged")]
    public void What_is_no_glossary_is_refused_in_one_sentence(string text, string code)
    {
        var refusal = Read(text).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read() =>
        Assert.Equal("glossary_too_large", GlossaryCsv.Read(new byte[GlossaryCsv.MostBytes + 1]).Refusal!.Code);

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var random = new Random(11);
        var whole = Encoding.UTF8.GetBytes("term,expansion,definition,aliases\nNI,National Indicator,\"a, b\",x; y\nLAA,Local Area Agreement,,\n");
        for (var round = 0; round < 5000; round++)
        {
            var bytes = whole.ToArray();
            for (var hit = random.Next(1, 6); hit > 0; hit--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var reading = GlossaryCsv.Read(bytes.AsMemory(0, random.Next(bytes.Length + 1)));
            Assert.True(reading.IsRefused || reading.Rows.Count > 0);
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    [InlineData("'quoted'")]
    [InlineData("a,b;c\"d")]
    [InlineData("plain")]
    public void No_cell_that_leaves_is_a_formula_and_all_come_back(string text)
    {
        var table = GlossaryCsv.Write([new(text, text, text) { Aliases = [text.Replace(';', ' ')] }]);

        var cells = Encoding.UTF8.GetString(table)[1..].Split("\r\n")[1];
        Assert.DoesNotMatch("(^|,)\"?[=+\\-@\t\r]", cells.Replace("\"\"", "", StringComparison.Ordinal).Replace("(A1),", "", StringComparison.Ordinal));
        var back = Assert.Single(GlossaryCsv.Read(table).Rows!);
        Assert.Equal((text, text, text, text.Replace(';', ' ')), (back.Term, back.Expansion, back.Definition, Assert.Single(back.Aliases)));
    }

    private static GlossaryReading Read(string text) => GlossaryCsv.Read(Encoding.UTF8.GetBytes(text));
}
