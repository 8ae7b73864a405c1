namespace Rapport.Platform.Live;

/// <summary>
/// What changed after <see cref="Floor"/>, as the subjects are now: the newest change of each subject and nothing of
/// the time between. Replacing is how a hide purges what was kept.
/// </summary>
internal sealed class Backlog
{
    private const int Limit = 2000;
    private readonly Dictionary<(Guid Subject, bool IsCount), Kept> changes = [];

    /// <summary>Readers that know everything up to here, or later, can be told the rest.</summary>
    public long Floor { get; private set; }

    public void StartAt(long number)
    {
        changes.Clear();
        Floor = number;
    }

    public void Put(LiveChange change, byte[] bytes)
    {
        var key = (change.Subject!.Value, change.Change == "count");
        changes[key] = new(change.Number, bytes);
        if (change.Change == "gone")
        {
            changes.Remove((change.Subject.Value, true));
        }
    }

    /// <summary>Adds what happened before the floor, except where something newer is known.</summary>
    public void Lower(long floor, IEnumerable<(LiveChange Change, byte[] Bytes)> older)
    {
        foreach (var (change, bytes) in older)
        {
            changes.TryAdd((change.Subject!.Value, change.Change == "count"), new(change.Number, bytes));
        }

        Floor = floor;
    }

    /// <summary>The changes after a number, in the order of the log.</summary>
    public IReadOnlyList<byte[]> After(long number) =>
        [.. changes.Values.Where(kept => kept.Number > number).OrderBy(kept => kept.Number).Select(kept => kept.Bytes)];

    /// <summary>Forgets the oldest, so that a long day does not grow without end.</summary>
    public void Trim()
    {
        if (changes.Count <= Limit)
        {
            return;
        }

        var oldest = changes.OrderBy(kept => kept.Value.Number).Take(changes.Count - (Limit / 2)).ToList();
        oldest.ForEach(kept => changes.Remove(kept.Key));
        Floor = oldest[^1].Value.Number;
    }

    private readonly record struct Kept(long Number, byte[] Bytes);
}
