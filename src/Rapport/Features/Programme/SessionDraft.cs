using System.Globalization;
using Rapport.Features.Events;

namespace Rapport.Features.Programme;

/// <summary>What a form says about a session, once it makes sense.</summary>
public sealed record SessionDraft(SessionDescription Description, DateTime? Wall, TimeSpan Duration, string? Room, IReadOnlyList<string> Speakers)
{
    private const int SpeakerLimit = 100;

    /// <summary>Null where something is wrong: then each field that is has one sentence.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="event">In which the session is.</param>
    /// <param name="wrongs">What is wrong, by field.</param>
    /// <param name="present">The day on which the session is now: left behind when the event moved, it may stay there.</param>
    public static SessionDraft? Read(SessionInput input, EventView @event, IDictionary<string, string> wrongs, DateOnly? present = null)
    {
        var description = input.ToDescription();
        var room = SessionInput.Line(string.IsNullOrWhiteSpace(input.NewRoom) ? input.Room : input.NewRoom);
        var speakers = (input.Speakers ?? "").ReplaceLineEndings("\n").Split('\n').Select(SessionInput.Line).Where(name => name.Length > 0).Distinct().ToList();
        CheckTexts(description, wrongs);
        Check(wrongs, "room", room.Length > Programme.Room.NameLimit, $"A room’s name has at most {Programme.Room.NameLimit} characters.");
        Check(wrongs, "speakers", speakers.Exists(name => name.Length > Speaker.NameLimit), $"A name has at most {Speaker.NameLimit} characters. One speaker on a line.");
        Check(wrongs, "speakers", speakers.Count > SpeakerLimit, $"A session has at most {SpeakerLimit} speakers.");
        var wall = ReadWall(input, @event, wrongs, present);
        var duration = ReadDuration(input, wall is not null, wrongs);
        return wrongs.Count > 0 ? null : new(description, wall, duration, room.Length == 0 ? null : room, speakers);
    }

    /// <summary>When, where and who; the description goes through the programme, because it may move the session's address.</summary>
    public void Schedule(OpenProgramme programme, Session session)
    {
        var room = programme.Rooms.Find(room => string.Equals(room.Name, Room, StringComparison.OrdinalIgnoreCase))?.Name ?? Room;
        session.Schedule(Wall, Duration, programme.Zone, programme.RoomNamed(room));
        var present = session.Speakers.Select(held => held.SpeakerId).ToHashSet();
        session.BeGivenBy([.. Speakers.Select(name =>
            (programme.Speakers.Find(speaker => speaker.Name == name && present.Contains(speaker.Id)) ?? programme.SpeakerNamed(name)).Id)]);
    }

    private static void CheckTexts(SessionDescription text, IDictionary<string, string> wrongs)
    {
        Check(wrongs, "title", text.Title.Length == 0, "Please give the session a title.");
        Check(wrongs, "title", text.Title.Length > Session.TitleLimit, $"A title has at most {Session.TitleLimit} characters.");
        Check(wrongs, "subtitle", text.Subtitle.Length > Session.TitleLimit, $"A second title has at most {Session.TitleLimit} characters.");
        Check(wrongs, "abstract", text.Abstract.Length > Session.AbstractLimit, $"This has at most {Session.AbstractLimit:N0} characters.");
        Check(wrongs, "track", text.Track.Length > Session.TrackLimit, $"A track’s name has at most {Session.TrackLimit} characters.");
        Check(wrongs, "url", text.Url.Length > 0 && !IsLink(text.Url), "A link starts with https:// or http:// and has at most 1,000 characters.");
    }

    private static DateTime? ReadWall(SessionInput input, EventView @event, IDictionary<string, string> wrongs, DateOnly? present)
    {
        if (string.IsNullOrWhiteSpace(input.Day) && string.IsNullOrWhiteSpace(input.Start))
        {
            return null;
        }

        var hasDay = DateOnly.TryParseExact(input.Day, SessionInput.DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var hasTime = TimeOnly.TryParseExact(input.Start, [SessionInput.TimeForm, "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        Check(wrongs, "day", !hasDay, "Please give the day as well, or leave both empty while the time is open.");
        Check(wrongs, "start", !hasTime, "Please give the time as well, or leave both empty while the time is open.");
        Check(wrongs, "day", hasDay && day != present && !NearDays.Of(@event).Hold(day), ProgrammeProblems.FarDay.Sentence);
        return hasDay && hasTime ? day.ToDateTime(time) : null;
    }

    private static TimeSpan ReadDuration(SessionInput input, bool isTimed, IDictionary<string, string> wrongs)
    {
        if (string.IsNullOrWhiteSpace(input.Minutes))
        {
            Check(wrongs, "minutes", isTimed, "Please say how many minutes it takes.");
            return TimeSpan.Zero;
        }

        var most = (int)Session.LongestDuration.TotalMinutes;
        var isNumber = int.TryParse(input.Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes);
        Check(wrongs, "minutes", !isNumber || minutes > most, $"Please give a whole number of minutes up to {most:N0}, which is seven days.");
        return TimeSpan.FromMinutes(isNumber ? Math.Min(minutes, most) : 0);
    }

    private static bool IsLink(string url) =>
        url.Length <= Session.UrlLimit && Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is ("https" or "http");

    // The first thing wrong with a field is the one that is said.
    private static void Check(IDictionary<string, string> wrongs, string field, bool isWrong, string sentence)
    {
        if (isWrong)
        {
            wrongs.TryAdd(field, sentence);
        }
    }
}
