namespace Rapport.Formats.Schedules;

/// <summary>Sees to it that a key names one session: copies are dropped, a key that several sessions share is taken from all.</summary>
internal static class SessionKeys
{
    public static IReadOnlyList<ScheduledSession> Sort(IReadOnlyList<ScheduledSession> sessions, Remarks remarks)
    {
        var seen = new HashSet<(string? Key, string Title, ScheduleTime Start, string? Room)>();
        var shared = sessions.Where(session => session.Key is not null).CountBy(session => session.Key!, StringComparer.Ordinal)
            .Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        if (shared.Count == 0)
            return sessions;
        var kept = new List<ScheduledSession>(sessions.Count);
        foreach (var session in sessions)
        {
            if (session.Key is null || !shared.Contains(session.Key))
                kept.Add(session);
            else if (seen.Add((session.Key, session.Title, session.Start, session.Room)))
                kept.Add(session);
            else
                remarks.Add(Remark.Twice, session.Title);
        }

        return WithoutSharedKeys(kept, remarks);
    }

    private static List<ScheduledSession> WithoutSharedKeys(List<ScheduledSession> sessions, Remarks remarks)
    {
        var shared = sessions.Where(session => session.Key is not null).CountBy(session => session.Key!, StringComparer.Ordinal)
            .Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        for (var place = 0; place < sessions.Count; place++)
        {
            if (sessions[place].Key is not { } key || !shared.Contains(key))
                continue;
            remarks.Add(Remark.SharedKey, sessions[place].Title);
            sessions[place] = sessions[place] with { Key = null };
        }

        return sessions;
    }
}
