using System.Security.Cryptography;
using System.Text;
using Rapport.Formats.Schedules;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>Turns what a file states into sessions of an event: in its zone, cleaned, and cut to what is kept here.</summary>
internal static class IncomingProgramme
{
    /// <summary>What a file may hold here, so that everything fits that the readers let through.</summary>
    public static readonly ScheduleLimits Limits = new()
    {
        Sessions = 5_000,
        NameLength = Room.NameLimit,
        TitleLength = Session.TitleLimit,
        TextLength = Session.AbstractLimit,
    };

    public static IReadOnlyList<IncomingSession> Of(Schedule schedule, EventZone zone) =>
        [.. schedule.Sessions.Select((session, place) => new IncomingSession(place, KeyOf(session.Key), ShapeOf(session, zone), session.Speakers))];

    public static string NameOf(ScheduledSpeaker speaker) => Line(speaker.Name, Speaker.NameLimit) is { Length: > 0 } name ? name : "Unnamed speaker";

    public static string BiographyOf(ScheduledSpeaker speaker) => Cut(PlainText.Clean(speaker.Biography ?? ""), Speaker.BiographyLimit);

    /// <summary>A key that is too long to keep is kept as its hash: still the same each time.</summary>
    public static string? KeyOf(string? key) => key is { Length: > Session.SourceKeyLimit }
        ? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
        : key;

    public static string Line(string? text, int limit) => Cut(PlainText.Clean(text ?? "").Replace('\n', ' ').Trim(), limit);

    private static SessionShape ShapeOf(ScheduledSession session, EventZone zone) => new(About(session), WallOf(session.Start, zone), (int)session.Duration.TotalMinutes)
    {
        Room = Line(session.Room, Room.NameLimit),
        Speakers = string.Join(", ", session.Speakers.Select(NameOf).Distinct()),
        IsCancelled = session.IsCancelled,
    };

    private static SessionDescription About(ScheduledSession session) =>
        new(Line(session.Title, Session.TitleLimit) is { Length: > 0 } title ? title : "Untitled session")
        {
            Subtitle = Line(session.Subtitle, Session.TitleLimit),
            Abstract = Cut(PlainText.Clean(session.Abstract ?? ""), Session.AbstractLimit),
            AbstractFormat = session.AbstractFormat switch
            {
                TextFormat.Html => AbstractFormat.Html,
                TextFormat.Markdown => AbstractFormat.Markdown,
                _ => AbstractFormat.Plain,
            },
            Kind = session.Kind switch
            {
                ScheduledKind.Workshop => SessionKind.Workshop,
                ScheduledKind.Panel => SessionKind.Panel,
                ScheduledKind.Break => SessionKind.Break,
                ScheduledKind.Other => SessionKind.Other,
                _ => SessionKind.Talk,
            },
            Track = Line(session.Track, Session.TrackLimit),
            Language = session.Language is { Length: <= Session.LanguageLimit } language ? language : "",
            Url = session.Url is { Length: <= Session.UrlLimit } url ? url : "",
        };

    private static DateTime WallOf(ScheduleTime start, EventZone zone) => start.Instant is { } instant ? zone.ToWall(instant) : start.Clock;

    // Never between the two halves of a character.
    private static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
}
