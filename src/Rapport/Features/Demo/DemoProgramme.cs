namespace Rapport.Features.Demo;

/// <summary>Lays the programme of a demo event: its own sessions, and relays that take turns until the day is full.</summary>
internal static class DemoProgramme
{
    public static IReadOnlyList<DemoSitting> Lay(DemoEvent text, DemoDay day) =>
    [
        .. text.Sessions.Select(session => new DemoSitting(session, session.Title, day.Wall(session.At), session.Minutes)),
        .. text.Relays.SelectMany(relay => Run(relay, day)),
    ];

    private static IEnumerable<DemoSitting> Run(DemoRelay relay, DemoDay day)
    {
        var turn = 0;
        for (var at = relay.From; at + relay.Minutes <= relay.Until; at += relay.Minutes + relay.Pause, turn++)
        {
            var session = relay.Sessions[turn % relay.Sessions.Count] with { Room = relay.Room };
            // Who slept through the first sitting comes to the second, which has no record yet.
            yield return turn < relay.Sessions.Count
                ? new DemoSitting(session, session.Title, day.Origin.AddMinutes(at), relay.Minutes)
                : new DemoSitting(session with { Key = "" }, $"{session.Title} (second sitting)", day.Origin.AddMinutes(at), relay.Minutes);
        }
    }
}

/// <summary>A session with its time on the wall.</summary>
internal sealed record DemoSitting(DemoSession Session, string Title, DateTime StartsAt, int Minutes);
