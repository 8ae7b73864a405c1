using Rapport.Formats.Livelogs;

namespace Rapport.Tests.Formats.Livelogs;

/// <summary>Every real log reads with the counts that were taken from it by other means (the fixtures' manifest, which leaves out the four lines
/// of the educators' log that have blanks for tabs, and counts a nick of MeetBot's that says nothing).</summary>
public sealed class RealLivelogTests
{
    [Theory]
    [InlineData("ccg-2020-01-07.irc.log", LivelogFormat.Irc, 212, 27, "manu", 121, "1:00:49.7000000")]
    [InlineData("ccg-2022-03-07-vc-education.irc.log", LivelogFormat.Irc, 382, 30, "Transcriber", 286, "1:10:59.2950000")]
    [InlineData("ccg-2022-07-19.irc.log", LivelogFormat.Irc, 445, 46, "Transcriber", 238, "1:03:14.5740000")]
    [InlineData("ccg-2022-09-20.irc.log", LivelogFormat.Irc, 556, 79, "Transcriber", 232, "1:05:43.0880000")]
    [InlineData("ccg-2023-01-24.irc.log", LivelogFormat.IrcInRichText, 381, 55, "Transcriber", 241, "1:05:41.8900000")]
    [InlineData("jsonld-2012-11-13.irc.log", LivelogFormat.Irc, 328, 8, "niklasl", 108, "1:29:00")]
    [InlineData("w3c-wcag-2014-04-15.rrsagent.txt", LivelogFormat.Irc, 306, 16, "David", 81, "3:19:32")]
    [InlineData("hcoop-meetbot-2021-04-13.json", LivelogFormat.MeetBot, 39, 7, "pronovic", 24, "0:09:30")]
    public async Task A_real_log_has_its_lines_people_and_length(string file, LivelogFormat format, int lines, int nicks, string busiest, int busiestLines, string span)
    {
        var log = await Read(file);
        var spoken = log.Lines.CountBy(line => line.Nick).MaxBy(pair => pair.Value);

        Assert.Equal(
            (format, lines, nicks, busiest, busiestLines, TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)),
            (log.Format, log.Lines.Count, log.Lines.Select(line => line.Nick).Distinct().Count(), spoken.Key, spoken.Value, log.Lines.Max(line => line.At!.Value) - log.Lines.Min(line => line.At!.Value)));
    }

    [Fact]
    public async Task A_log_with_empty_stamps_reads_without_times_until_its_clock_begins()
    {
        var log = await Read("jsonld-2018-01-08.irc.log");

        Assert.All(log.Lines.Take(99), line => Assert.Null(line.At));
        Assert.Equal(("dustyweb", "+1", TimeSpan.Zero), log.Lines.Where(line => line.At is not null).Select(line => (line.Nick, line.Text, line.At!.Value)).First());
    }

    [Fact]
    public async Task Letters_beyond_ASCII_come_out_of_rich_text_whole()
    {
        var log = await Read("ccg-2023-01-24.irc.log");

        Assert.Contains(log.Lines, line => line.Text.Contains("\U0001F497", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains('\\', StringComparison.Ordinal));
    }

    private static async Task<Livelog> Read(string file) => LivelogReader.Read(await Fixtures.Read("livelogs", file))!;
}
