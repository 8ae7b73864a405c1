namespace Rapport.Features.Programme.Day;

/// <summary>Two sessions that need the same room or the same person at the same time. Pointed out, never refused.</summary>
/// <param name="Over">The name of the room or of the person.</param>
public sealed record Clash(DaySession First, DaySession Second, string Over, bool IsOfRoom)
{
    public string Words =>
        $"“{First.State.Title}” ({First.State.Wall:ddd HH:mm}) and “{Second.State.Title}” ({Second.State.Wall:ddd HH:mm}) " +
        (IsOfRoom ? $"are both in {Over}" : $"both have {Over}");

    /// <summary>Every clash of a programme, in the order of its days.</summary>
    public static IReadOnlyList<Clash> In(IEnumerable<DaySession> sessions, IReadOnlyDictionary<Guid, string> rooms)
    {
        var clashes = new List<Clash>();
        var open = new List<DaySession>();
        foreach (var session in sessions.Where(session => session.TakesPlace && session.State.Minutes > 0).OrderBy(session => session.StartsAt))
        {
            open.RemoveAll(other => other.EndsAt <= session.StartsAt);
            clashes.AddRange(open.SelectMany(other => Between(other, session, rooms)));
            open.Add(session);
        }

        return clashes;
    }

    private static IEnumerable<Clash> Between(DaySession first, DaySession second, IReadOnlyDictionary<Guid, string> rooms)
    {
        if (first.State.RoomId is { } room && room == second.State.RoomId)
        {
            yield return new(first, second, rooms.GetValueOrDefault(room, ""), true);
        }

        foreach (var (_, name) in first.Speakers.IntersectBy(second.Speakers.Select(speaker => speaker.Id), speaker => speaker.Id))
        {
            yield return new(first, second, name, false);
        }
    }
}
