using System.Text;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Reads small programmes written in a test.</summary>
internal static class Reading
{
    public static ScheduleReading Of(string text, ScheduleLimits? limits = null) => ScheduleReader.Read(Encoding.UTF8.GetBytes(text), "programme.txt", limits);

    public static Schedule Schedule(string text, ScheduleLimits? limits = null)
    {
        var reading = Of(text, limits);
        Assert.False(reading.IsRefused, reading.Refusal?.Sentence);
        return reading.Schedule;
    }

    public static ScheduledSession Only(string text) => Assert.Single(Schedule(text).Sessions);

    public static void IsRefused(string code, ScheduleReading reading)
    {
        Assert.True(reading.IsRefused, "It was read.");
        Assert.Equal(code, reading.Refusal.Code);
        IsOneSentence(reading.Refusal.Sentence);
    }

    /// <summary>A capital at the start, one full stop at the end, nothing a person could not read aloud.</summary>
    public static void IsOneSentence(string sentence)
    {
        Assert.Matches(@"^[\p{Lu}\d][^\n\r]{5,400}\.$", sentence);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }

    /// <summary>XML of the new shape with one day, one room and the events given.</summary>
    public static string Xml(string events, string conference = "<acronym>day</acronym>") =>
        $"""<?xml version="1.0" encoding="UTF-8"?><schedule><conference>{conference}</conference><day index="1" date="2026-03-27"><room name="Hall">{events}</room></day></schedule>""";

    public static string XmlEvent(string inner, string id = "1") =>
        $"""<event id="{id}"><title>Targets that help</title><start>10:00</start><duration>00:45</duration>{inner}</event>""";

    /// <summary>frab JSON with one session, whose fields are those given.</summary>
    public static string Frab(string fields) =>
        """{"schedule":{"conference":{"acronym":"day","days":[{"date":"2026-03-27","rooms":{"Hall":[{""" + fields + "}]}}]}}}";

    public static string Calendar(string events, string head = "") =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{events.ReplaceLineEndings("\r\n")}\r\nEND:VCALENDAR\r\n";
}
