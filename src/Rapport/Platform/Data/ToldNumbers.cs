namespace Rapport.Platform.Data;

/// <summary>
/// Which numbers of each stream this process has been told of. Its own may come before those of another process that
/// were committed earlier, so what is known is not simply the highest.
/// </summary>
internal sealed class ToldNumbers
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Numbers> streams = [];

    /// <returns>False where it was told already.</returns>
    public bool Add(Guid stream, long number)
    {
        lock (gate)
        {
            return Of(stream).Add(number);
        }
    }

    /// <summary>All of a stream up to here is known, or was before this process kept anything of it.</summary>
    public void Reach(Guid stream, long number)
    {
        lock (gate)
        {
            Of(stream).Reach(number);
        }
    }

    /// <summary>The number up to which nothing is missing.</summary>
    public long UpTo(Guid stream)
    {
        lock (gate)
        {
            return streams.TryGetValue(stream, out var told) ? told.UpTo : 0;
        }
    }

    private Numbers Of(Guid id) => streams.TryGetValue(id, out var told) ? told : streams[id] = new();

    private sealed class Numbers
    {
        private readonly SortedSet<long> ahead = [];

        public long UpTo { get; private set; }

        public bool Add(long number)
        {
            var isNew = number > UpTo && ahead.Add(number);
            Join();
            return isNew;
        }

        public void Reach(long number)
        {
            UpTo = Math.Max(UpTo, number);
            Join();
        }

        private void Join()
        {
            while (ahead.Count > 0 && ahead.Min <= UpTo + 1)
            {
                UpTo = Math.Max(UpTo, ahead.Min);
                ahead.Remove(ahead.Min);
            }
        }
    }
}
