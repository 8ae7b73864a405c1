using System.Text;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Accents come through whatever encoding a file is in or claims to be in.</summary>
public sealed class EncodingTests
{
    private const string Table = "title,start,room\nÉvaluation à Zürich,2026-03-27 10:00,Café\n";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void A_table_reads_the_same_in_every_encoding(string encoding, bool withMark)
    {
        var schedule = Read(Bytes(Table, encoding, withMark));

        Assert.Equal(("Évaluation à Zürich", "Café"), (schedule.Sessions[0].Title, schedule.Sessions[0].Room));
        Assert.Equal(encoding == "windows-1252", schedule.Warnings.Any(warning => warning.Contains("not in UTF-8", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("UTF-8", "utf-8")]
    [InlineData("UTF-16", "utf-8")]
    [InlineData("ISO-8859-1", "utf-8")]
    [InlineData("UTF-8", "utf-16")]
    [InlineData("UTF-8", "windows-1252")]
    [InlineData("ISO-8859-1", "windows-1252")]
    [InlineData("iso-8859-2", "iso-8859-2")]
    [InlineData("no-such-thing", "utf-8")]
    public void XML_reads_by_what_its_bytes_are_and_not_by_what_it_claims(string claimed, string actual)
    {
        var text = Reading.Xml("<event><title>Müller</title><start>10:00</start><duration>00:45</duration></event>").Replace("UTF-8", claimed, StringComparison.Ordinal);

        Assert.Equal("Müller", Read(Bytes(text, actual, false)).Sessions[0].Title);
    }

    private static byte[] Bytes(string text, string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        return [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private static Schedule Read(byte[] bytes)
    {
        var reading = ScheduleReader.Read(bytes);
        Assert.False(reading.IsRefused, reading.Refusal?.Sentence);
        return reading.Schedule;
    }
}
