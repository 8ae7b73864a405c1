namespace Rapport.Features.Notes.Rooms;

/// <summary>Who wrote in a note since it was last written down for the rest of the product.</summary>
internal sealed class RecentWriters(TimeProvider time)
{
    private readonly Dictionary<Guid, long> last = [];
    private long since;

    public IReadOnlyList<Guid> People => [.. last.Keys];

    /// <summary>How long somebody's words have been waiting; null where none are. To be read by anybody.</summary>
    public TimeSpan? Waiting => Volatile.Read(ref since) is not 0 and var first ? time.GetElapsedTime(first) : null;

    /// <param name="number">Of the update in the log.</param>
    public void Add(Guid person, long number)
    {
        last[person] = number;
        if (Waiting is null)
        {
            Begin();
        }
    }

    /// <summary>Whoever wrote after that update waits on.</summary>
    public void WrittenDown(long upTo)
    {
        foreach (var person in last.Where(one => one.Value <= upTo).Select(one => one.Key).ToList())
        {
            last.Remove(person);
        }

        Begin();
    }

    public void Clear()
    {
        last.Clear();
        Begin();
    }

    private void Begin() => Volatile.Write(ref since, last.Count > 0 ? time.GetTimestamp() : 0);
}
