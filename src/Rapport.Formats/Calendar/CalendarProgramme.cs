using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Calendar;

/// <summary>iCalendar (RFC 5545) as a programme: one session for each event, and one for each date of an event that repeats.</summary>
internal sealed class CalendarProgramme
{
    // Following a rule costs up to some milliseconds; a hostile file could ask for it in every event.
    private const int MostRepeating = 500;

    private readonly ScheduleDraft draft;
    private readonly CalendarParts parts = new();
    private readonly HashSet<string> zones = new(StringComparer.Ordinal);
    private readonly HashSet<(string Uid, string Date)> moved = [];

    private int repeating;

    /// <summary>An event, parsed if it could be, and why its repetitions are not followed, if they are not.</summary>
    private sealed record Found(EventLines Lines, CalendarEvent? Event, Remark? Objection);

    private CalendarProgramme(ScheduleDraft draft) => this.draft = draft;

    public static Refusal? Read(string text, ScheduleDraft draft)
    {
        var programme = new CalendarProgramme(draft);
        return programme.parts.Take(text, draft.Limits) ?? programme.Read();
    }

    private Refusal? Read()
    {
        (draft.Format, draft.FormatName) = (ScheduleFormat.Calendar, "iCalendar");
        draft.Title = parts.Name;
        var all = Latest().Select(Parse).ToList();
        foreach (var found in all)
        {
            if (found.Event?.RecurrenceIdentifier?.StartTime is { } date && found.Lines.Uid is { } uid)
                moved.Add((uid, Stamp(date)));
        }

        foreach (var found in all)
        {
            if (draft.IsFull)
                break;
            AddEvent(found);
        }

        draft.ZoneName = Zones.Known(parts.ZoneName) ?? (zones.Count == 1 ? zones.First() : null);
        return null;
    }

    /// <summary>Of an event that stands in several revisions, the one with the highest SEQUENCE.</summary>
    private IEnumerable<EventLines> Latest()
    {
        var all = parts.Events.Select(lines => new EventLines(lines, parts)).ToList();
        var highest = new Dictionary<(string?, string?), int>();
        foreach (var lines in all)
        {
            var name = (lines.Uid, lines.Value("RECURRENCE-ID"));
            highest[name] = Math.Max(highest.GetValueOrDefault(name), Sequence(lines));
        }

        return all.Where(lines => lines.Uid is not { } uid || Sequence(lines) == highest[(uid, lines.Value("RECURRENCE-ID"))]);
    }

    private static int Sequence(EventLines lines) =>
        int.TryParse(lines.Value("SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    private Found Parse(EventLines lines)
    {
        var objection = Repetition.Objection(lines) ?? (lines.HasRepeats && ++repeating > MostRepeating ? Remark.OddRepeats : null);
        if (objection is null && lines.Parse(withRepeats: true) is { } whole)
            return new Found(lines, whole, null);
        return new Found(lines, lines.Parse(withRepeats: false), objection ?? (lines.HasRepeats ? Remark.OddRepeats : null));
    }

    private void AddEvent(Found found)
    {
        var (lines, parsed, objection) = found;
        if (parsed is null)
        {
            draft.Remarks.Add(Remark.Unreadable, Tidy.Line(lines.Value("SUMMARY"), 60));
            return;
        }

        if (parsed.DtStart is not null)
        {
            var title = Tidy.Line(parsed.Summary, 60);
            if (objection is not null)
                draft.Remarks.Add(objection, title);
            if (lines.HasUnknownZone)
                draft.Remarks.Add(Remark.UnknownZone, title);
        }

        foreach (var session in Sessions(lines, parsed, lines.HasRepeats && objection is null))
            draft.Add(session with { StartText = lines.Value("DTSTART") });
    }

    private IEnumerable<SessionDraft> Sessions(EventLines lines, CalendarEvent parsed, bool repeats)
    {
        var first = Session(lines.Uid, parsed, parsed.DtStart, Length(parsed));
        if (!repeats || parsed.DtStart is null)
            return [first];
        if (Repetition.Dates(parsed, out var wasCut) is not { } dates)
        {
            draft.Remarks.Add(Remark.OddRepeats, Tidy.Line(parsed.Summary, 60));
            return [first];
        }

        if (wasCut)
            draft.Remarks.Add(Remark.ManyRepeats, Tidy.Line(parsed.Summary, 60));
        if (dates.Count == 1 && dates[0].StartTime.Equals(parsed.DtStart))
            return [first];
        return dates.Where(date => parsed.RecurrenceIdentifier is not null || !moved.Contains((lines.Uid ?? "", Stamp(date.StartTime))))
            .Select(date => Session(lines.Uid, parsed, date.StartTime, Length(parsed, date)) with { Key = Key(lines.Uid, date.StartTime) });
    }

    private SessionDraft Session(string? uid, CalendarEvent parsed, CalDateTime? start, TimeSpan? length)
    {
        if (start is { HasTime: false })
            draft.Remarks.Add(Remark.WholeDay, Tidy.Line(parsed.Summary, 60));
        return new SessionDraft
        {
            Key = parsed.RecurrenceIdentifier?.StartTime is { } date ? Key(uid, date) : uid,
            Title = parsed.Summary,
            Description = parsed.Description,
            TextFormat = TextFormat.Plain,
            Track = parsed.Categories.FirstOrDefault(),
            Room = parsed.Location,
            Start = start is null ? null : Time(start),
            Duration = length,
            Url = parsed.Url?.OriginalString,
            IsCancelled = string.Equals(parsed.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase),
        };
    }

    private ScheduleTime Time(CalDateTime time)
    {
        if (time.IsUtc)
            return ScheduleTime.At(new DateTimeOffset(time.Value, TimeSpan.Zero));
        var clock = DateTime.SpecifyKind(time.Value, DateTimeKind.Unspecified);
        if (Zones.Find(time.TzId) is not { } zone || !time.HasTime)
            return ScheduleTime.Wall(clock);
        zones.Add(zone.Id);
        return ScheduleTime.At(new DateTimeOffset(clock, zone.GetUtcOffset(clock)));
    }

    /// <summary>RFC 5545, section 3.6.1: a date without end lasts one day; a time without end has none.</summary>
    private TimeSpan? Length(CalendarEvent parsed) => (parsed.DtStart, parsed.DtEnd, parsed.Duration) switch
    {
        (null, _, _) => null,
        ({ } start, { } end, _) => Clock.Between(Time(start), Time(end)) ?? end.Value - start.Value,
        (_, _, { } duration) => duration.ToTimeSpanUnspecified(),
        ({ HasTime: false }, _, _) => TimeSpan.FromDays(1),
        _ => null,
    };

    private TimeSpan? Length(CalendarEvent parsed, Period date) =>
        parsed.DtEnd is null && parsed.Duration is null && date.EffectiveEndTime?.Equals(date.StartTime) != false ? Length(parsed)
        : date.EndTime is { } end && end.HasTime == date.StartTime.HasTime ? Clock.Between(Time(date.StartTime), Time(end))
        : date.Duration is { } duration ? duration.ToTimeSpanUnspecified()
        : Length(parsed);

    private static string? Key(string? uid, CalDateTime date) => uid is null ? null : $"{uid}/{Stamp(date)}";

    private static string Stamp(CalDateTime date) =>
        date.IsFloating ? date.Value.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)
        : date.AsUtc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
