using System.Text;
using Rapport.Formats.Livelogs;

namespace Rapport.Tests.Formats.Livelogs;

public sealed class LivelogTests
{
    [Fact]
    public void A_nick_may_hold_brackets_and_slashes() =>
        Assert.Equal(
            new LivelogLine("Anil_[US/DHS]_(he/him)", "a > b", TimeSpan.Zero),
            Assert.Single(Read("[2023-01-24T16:59:14.525Z]\t<Anil_[US/DHS]_(he/him)>\ta > b\n")));

    [Fact]
    public void What_somebody_does_is_told_from_what_somebody_says() =>
        Assert.Equal(
            [new LivelogLine("manu", "says", TimeSpan.Zero), new("manu", "waves", TimeSpan.FromMinutes(1), true)],
            Read("[10:05]\t<manu>\tsays\n[10:06]\t* manu\twaves\n"));

    [Fact]
    public void A_line_without_a_stamp_goes_on_with_the_message_before_it() =>
        Assert.Equal([new LivelogLine("a", "one\ntwo", TimeSpan.Zero), new("b", "three", TimeSpan.FromSeconds(2))], Read("10:00:00 <a> one\r\n\r\ntwo\r\n10:00:02 <b> three"));

    [Fact]
    public void Joins_and_empty_messages_are_left_out() =>
        Assert.Equal([new LivelogLine("a", "here", TimeSpan.FromMinutes(2))], Read("[10:00]\t<a>\t\n[10:01]\t-->|\tb has joined\n[10:02]\t<a>\there\n"));

    [Fact]
    public void A_clock_without_a_date_goes_on_after_midnight() =>
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromMinutes(2)], Read("23:59:00 <a> late\n00:01:00 <a> later\n").Select(line => line.At!.Value));

    [Fact]
    public void A_clock_that_runs_a_little_backwards_stays_on_its_day() =>
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(-5)], Read("10:00:05 <a> one\n10:00:00 <b> two\n").Select(line => line.At!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("A letter to a friend.\n\nDear friend")]
    [InlineData("{\"messages\":[{\"sender\":1,\"payload\":null},7]}")]
    [InlineData("{\"messages\":")]
    [InlineData("{\\rtf1 nothing said")]
    [InlineData("{\\rtf1 }}}}\\'zz\\u")]
    public void What_is_no_log_is_not_read(string text) => Assert.Null(LivelogReader.Read(Encoding.UTF8.GetBytes(text)));

    private static IReadOnlyList<LivelogLine> Read(string text) => LivelogReader.Read(Encoding.UTF8.GetBytes(text))!.Lines;
}
