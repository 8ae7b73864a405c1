namespace Rapport.Formats.Yjs;

/// <summary>What one client made, in the order of its clock, without a gap; in chunks, so that splitting stays cheap.</summary>
internal sealed class Line(long client)
{
    private const int ChunkSize = 512;

    private readonly List<List<Item>> chunks = [];
    private (int Chunk, int Index) last;

    public long Client => client;

    /// <summary>The clock of what this client makes next.</summary>
    public int State { get; private set; }

    /// <summary>What waits until the clock is behind a number.</summary>
    public PriorityQueue<Cursor, int> Waiting { get; } = new();

    /// <summary>Deletions of what is not here yet: where they end, by where they begin.</summary>
    public PriorityQueue<int, int> Doomed { get; } = new();

    public IEnumerable<Item> Items => chunks.SelectMany(chunk => chunk);

    public void Append(Item item)
    {
        if (chunks.Count == 0 || chunks[^1].Count >= ChunkSize)
        {
            chunks.Add([]);
        }

        chunks[^1].Add(item);
        State = item.End;
    }

    /// <summary>The item that holds a unit before <see cref="State"/>.</summary>
    public Item Find(int clock)
    {
        var (chunk, index) = Locate(clock);
        return chunks[chunk][index];
    }

    /// <summary>The item that begins with a unit; what is gone is not split.</summary>
    public Item From(int clock)
    {
        var item = Find(clock);
        return item.IsGone || item.Clock == clock ? item : Split(item, clock);
    }

    /// <summary>The item that ends with a unit; what is gone is not split.</summary>
    public Item UpTo(int clock)
    {
        var item = Find(clock);
        if (!item.IsGone && item.End > clock + 1)
        {
            Split(item, clock + 1);
        }

        return item;
    }

    private Item Split(Item item, int clock)
    {
        var (at, index) = Locate(item.Clock);
        var second = item.Split(clock - item.Clock);
        var chunk = chunks[at];
        chunk.Insert(index + 1, second);
        if (chunk.Count > 2 * ChunkSize)
        {
            chunks.Insert(at + 1, chunk[ChunkSize..]);
            chunk.RemoveRange(ChunkSize, chunk.Count - ChunkSize);
        }

        return second;
    }

    private (int Chunk, int Index) Locate(int clock)
    {
        // People go on where they were.
        if (!Holds(last, clock) && !Holds(last = (last.Chunk, last.Index + 1), clock))
        {
            var chunk = Last(chunks, clock, static chunk => chunk[0].Clock);
            last = (chunk, Last(chunks[chunk], clock, static item => item.Clock));
        }

        return last;
    }

    private bool Holds((int Chunk, int Index) place, int clock) =>
        place.Chunk < chunks.Count && place.Index < chunks[place.Chunk].Count
        && chunks[place.Chunk][place.Index] is var item && item.Clock <= clock && clock < item.End;

    /// <summary>The last in a list that does not begin behind a clock.</summary>
    private static int Last<T>(List<T> list, int clock, Func<T, int> clockOf)
    {
        var (low, high) = (0, list.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = clockOf(list[middle]) <= clock ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
