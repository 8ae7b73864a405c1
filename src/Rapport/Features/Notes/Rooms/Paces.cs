using System.Collections.Concurrent;

namespace Rapport.Features.Notes.Rooms;

/// <summary>How fast each person may speak about each note by HTTP, where every request is a conversation of its own.</summary>
internal sealed class Paces(NoteOptions options, TimeProvider time)
{
    private const int Many = 10_000;

    private readonly ConcurrentDictionary<(Guid PersonId, Guid NoteId), Pace> paces = new();

    /// <returns>Seconds to wait where it is too much; null where it may be said.</returns>
    public int? AgainAfter(Guid personId, Guid noteId, int messages)
    {
        if (paces.Count > Many)
        {
            Tidy();
        }

        var pace = paces.GetOrAdd((personId, noteId), _ => new Pace(options.UpdatesPerSecond, time));
        lock (pace)
        {
            return pace.Allows(messages) ? null : pace.Again;
        }
    }

    /// <summary>Who has rested speaks as somebody new does.</summary>
    private void Tidy()
    {
        foreach (var (key, pace) in paces)
        {
            lock (pace)
            {
                if (pace.IsRested)
                {
                    paces.TryRemove(new(key, pace));
                }
            }
        }
    }
}
