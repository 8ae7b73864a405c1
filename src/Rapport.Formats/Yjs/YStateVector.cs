namespace Rapport.Formats.Yjs;

/// <summary>
/// How much of each client's work something holds: all units below a clock. Clients of which it holds nothing are not in it.
/// On the wire (yjs, encodeStateVector): how many clients, then the number and the clock of each, the highest client first.
/// </summary>
public sealed class YStateVector
{
    private readonly SortedDictionary<long, int> clocks = new(Comparer<long>.Create(static (one, other) => other.CompareTo(one)));

    internal YStateVector(IEnumerable<KeyValuePair<long, int>> clocks)
    {
        foreach (var (client, clock) in clocks)
        {
            if (clock > this[client])
            {
                this.clocks[client] = clock;
            }
        }
    }

    /// <summary>Of an empty document.</summary>
    public static YStateVector Empty { get; } = new([]);

    /// <summary>The clocks by client, the highest client first; none is zero.</summary>
    public IReadOnlyDictionary<long, int> Clocks => clocks;

    /// <summary>The clock of what a client makes next; zero where nothing of it is held.</summary>
    public int this[long client] => clocks.GetValueOrDefault(client);

    /// <summary>Reads one that anybody sent.</summary>
    public static YReading<YStateVector> Read(ReadOnlySpan<byte> bytes, YLimits? limits = null)
    {
        var (kept, within) = (Lib0Reader.Kept(bytes, limits), limits ?? YLimits.Default);
        return YReading<YStateVector>.Of(() => Read(new Lib0Reader(kept, within)));
    }

    /// <summary>As <see cref="Read(ReadOnlySpan{byte}, YLimits?)"/> reads it, and every Yjs.</summary>
    public byte[] Write()
    {
        var bytes = new List<byte>();
        Lib0Writer.Number(bytes, clocks.Count);
        foreach (var (client, clock) in clocks)
        {
            Lib0Writer.Number(bytes, client);
            Lib0Writer.Number(bytes, clock);
        }

        return [.. bytes];
    }

    /// <summary>Whether all that another holds is held here too.</summary>
    public bool Covers(YStateVector other) => other.clocks.All(held => this[held.Key] >= held.Value);

    private static YStateVector Read(Lib0Reader reader)
    {
        var found = new Dictionary<long, int>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var (client, clock) = reader.Id();
            found[client] = clock;
            if (found.Count > reader.Limits.Clients)
            {
                throw UnreadableException.TooManyClients();
            }
        }

        reader.End();
        return new(found);
    }
}
