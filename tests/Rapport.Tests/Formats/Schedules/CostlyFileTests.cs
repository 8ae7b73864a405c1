using System.Diagnostics;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Files just under the size limit that once kept a parser busy for a minute and more.</summary>
public sealed class CostlyFileTests
{
    [Fact]
    public void A_tag_with_a_million_attributes_is_refused_soon()
    {
        var attributes = string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"a{number}='' "));

        Reading.IsRefused("damaged", Soon($"<schedule {attributes}/>"));
    }

    [Fact]
    public void A_long_comment_and_a_long_text_are_no_such_tag()
    {
        var filler = new string('x', 100_000);

        var reading = Soon(Reading.Xml($"<!-- {filler} -->{Reading.XmlEvent($"<abstract><![CDATA[<{filler}]]></abstract>")}"));

        Assert.False(reading.IsRefused, reading.Refusal?.Sentence);
    }

    [Theory]
    [InlineData("{\"sessions\":[", "[],", "[]]}")]
    [InlineData("{\"schedule\":{\"conference\":{\"days\":[{\"rooms\":{\"R\":[", "{},", "{}]}}]}}}")]
    public void Millions_of_empty_sessions_are_refused_soon(string head, string one, string tail) =>
        Reading.IsRefused("too_many_sessions", Soon(head + string.Concat(Enumerable.Repeat(one, 4_000_000)) + tail));

    [Fact]
    public void Many_labels_of_one_id_do_not_multiply()
    {
        var items = string.Concat(Enumerable.Repeat("{\"id\":1},", 300_000));
        var uses = string.Concat(Enumerable.Repeat("1,", 300_000));

        var reading = Soon($$"""{"categories":[{"title":"track","items":[{{items}}{}]}],"sessions":[{"id":1,"title":"Plan","startsAt":"2026-03-27T10:00","categoryItems":[{{uses}}1]}]}""");

        Assert.False(reading.IsRefused, reading.Refusal?.Sentence);
    }

    [Fact]
    public void Events_with_a_thousand_dates_each_keep_their_first()
    {
        var dates = string.Join(',', Enumerable.Range(0, 1_150).Select(hour => $"{new DateTime(2026, 1, 1).AddHours(hour):yyyyMMdd'T'HHmmss'Z'}"));
        var events = string.Join('\n', Enumerable.Range(0, 200).Select(number => $"BEGIN:VEVENT\nUID:{number}\nSUMMARY:Plan\nDTSTART:20260327T090000Z\nRDATE:{dates}\nEND:VEVENT"));

        Assert.Equal(200, Soon(Reading.Calendar(events)).Schedule?.Sessions.Count);
    }

    private static ScheduleReading Soon(string text)
    {
        var clock = Stopwatch.StartNew();
        var reading = Reading.Of(text);
        // What this guards against takes hours; a busy machine takes its time.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        return reading;
    }
}
