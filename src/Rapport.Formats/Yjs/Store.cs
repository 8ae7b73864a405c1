namespace Rapport.Formats.Yjs;

/// <summary>All items of a document, by who made them and by what holds them.</summary>
internal sealed class Store(YLimits limits)
{
    private readonly Dictionary<long, Line> lines = [];
    private readonly Dictionary<string, Branch> roots = [];
    private readonly Stack<Item> doomed = [];
    private long steps;
    private long allowed = limits.Steps;

    public IEnumerable<Line> Lines => lines.Values;

    public IEnumerable<Branch> Roots => roots.Values;

    public YLimits Limits => limits;

    public Line Line(long client)
    {
        if (!lines.TryGetValue(client, out var line))
        {
            lines[client] = line = new(client);
        }

        return line;
    }

    public Branch Root(string name)
    {
        if (!roots.TryGetValue(name, out var root))
        {
            roots[name] = root = new(BranchKind.Root, name, null);
        }

        return root;
    }

    /// <summary>A root that something is in; an empty one for any other name.</summary>
    public Branch Look(string name) => roots.GetValueOrDefault(name) ?? new(BranchKind.Root, name, null);

    public int StateOf(long client) => lines.TryGetValue(client, out var line) ? line.State : 0;

    /// <summary>The item that holds a unit; null where it is not here.</summary>
    public Item? Find(YId id) => id.Clock < StateOf(id.Client) ? lines[id.Client].Find(id.Clock) : null;

    /// <summary>How much was looked at altogether.</summary>
    public long Steps => steps;

    /// <summary>What comes next may look at so much.</summary>
    public void Allow(long more) => allowed = more > long.MaxValue - steps ? long.MaxValue : steps + more;

    /// <summary>Counts what is looked at, so that nobody keeps a server busy.</summary>
    public void Step()
    {
        if (++steps > allowed)
        {
            throw new UnreadableException("too_much_work", "Putting it in its place takes too much work.");
        }
    }

    /// <summary>Deletes units that are all here.</summary>
    public void Delete(Line line, int from, int to)
    {
        for (var clock = from; clock < to;)
        {
            var item = line.Find(clock);
            if (!item.IsDeleted)
            {
                item = line.From(clock);
                Delete(item.End > to ? line.UpTo(to - 1) : item);
            }

            clock = item.End;
        }
    }

    /// <summary>Whether all units of a range are here and deleted.</summary>
    public bool IsDeleted(YRange range)
    {
        if (range.End > StateOf(range.Client))
        {
            return false;
        }

        var line = lines[range.Client];
        for (var clock = range.Clock; clock < range.End; clock = line.Find(clock).End)
        {
            if (!line.Find(clock).IsDeleted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Deletes an item and all that it holds.</summary>
    public void Delete(Item item)
    {
        doomed.Push(item);
        while (doomed.TryPop(out var next))
        {
            if (next.Content is Branch branch && !next.IsDeleted)
            {
                foreach (var held in branch.Held)
                {
                    doomed.Push(held);
                }
            }

            next.IsDeleted = true;
            next.Content = null;
        }
    }
}
