using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Rapport.Formats.Calendar;

/// <summary>Writes a programme as iCalendar (RFC 5545), with the rules of its zone.</summary>
public static class CalendarWriter
{
    // Outside of these a year is a slip, which most calendar programs cannot read, nor the zone's rules be reckoned for.
    private const int FirstYear = 1900;
    private const int LastYear = 2300;

    /// <summary>The same sessions give the same text. One on a day that no calendar knows is left out.</summary>
    /// <param name="title">What the calendar is called.</param>
    /// <param name="zone">The IANA zone of all times.</param>
    /// <param name="sessions">In the order in which they are to stand.</param>
    public static string Write(string title, string zone, IReadOnlyList<CalendarSession> sessions)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Rapport//Programme//EN", Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", Clean(title));
        calendar.AddProperty("X-WR-TIMEZONE", zone);
        var known = sessions.Where(session => session.StartsAt.Year >= FirstYear && session.EndsAt.Year <= LastYear).ToList();
        if (known.Count > 0 && zone != "UTC")
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, known.Min(session => session.StartsAt).AddYears(-1), false));
        foreach (var session in known)
            calendar.Events.Add(Event(session, zone));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(CalendarSession session, string zone)
    {
        var written = new CalendarEvent
        {
            Uid = session.Uid,
            Sequence = session.Sequence,
            Summary = Clean(session.Title),
            DtStart = new CalDateTime(session.StartsAt, zone),
            DtEnd = new CalDateTime(session.EndsAt, zone),
            DtStamp = Utc(session.ChangedAt),
            LastModified = Utc(session.ChangedAt),
            Status = session.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        if (session.Room is not null)
            written.Location = Clean(session.Room);
        if (session.Description.Length > 0)
            written.Description = Clean(session.Description);
        if (session.Track.Length > 0)
            written.Categories.Add(Clean(session.Track));
        if (session.Address is not null)
            written.Url = session.Address;
        return written;
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerSecond)), "UTC");

    /// <summary>A calendar's text has no control characters but the ends of lines and tabs (RFC 5545, section 3.1).</summary>
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (!char.IsControl(letter) || letter is '\n' or '\t')
                kept.Append(letter);
        }

        return kept.ToString();
    }
}
