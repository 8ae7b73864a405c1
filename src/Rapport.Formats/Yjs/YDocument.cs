using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>
/// A Yjs document for reading. It takes updates in any order and as often as they come, puts what they bring together as
/// yjs 13.6 does, and makes no changes itself. It does not tidy up either: yjs takes away marks that change nothing when
/// somebody else's update comes, this document leaves them. A document as it was is one that was given the updates of that time.
/// Not for several threads at once.
/// </summary>
public sealed class YDocument
{
    private readonly Store store;
    private readonly Placing placing;
    private readonly Intake intake;
    private YRefusal? refusal;

    /// <summary>An empty document.</summary>
    public YDocument(YLimits? limits = null)
    {
        store = new(limits ?? YLimits.Default);
        placing = new(store);
        intake = new(store, placing);
    }

    /// <summary>How far it is with each client; what waits does not count.</summary>
    public YStateVector StateVector => new(store.Lines.Select(line => KeyValuePair.Create(line.Client, line.State)));

    /// <summary>Whether nothing came yet that could be shown.</summary>
    public bool IsEmpty => !store.Lines.Any(line => line.State > 0);

    /// <summary>Whether something that came cannot be shown, because it builds on what has not come.</summary>
    public bool IsWaiting => intake.IsWaiting;

    /// <summary>What has not come, as far as it is known: one range for each client, beginning with its clock here.</summary>
    public IReadOnlyList<YRange> Missing => [.. intake.Missing()];

    /// <summary>Whether something was left out because it was nested more deeply than the limits allow.</summary>
    public bool IsCut => placing.IsCut;

    /// <summary>How many neighbours were looked at altogether, by all updates.</summary>
    public long Steps => store.Steps;

    /// <summary>Takes an update. It keeps the bytes of those whose values are still there.</summary>
    /// <returns>
    /// Null when it was taken. Else it would have been too much work (<see cref="YLimits.Steps"/>): the document is then of no
    /// further use, and refuses all others for the same reason.
    /// </returns>
    public YRefusal? Apply(YUpdate update) => Apply(update, store.Limits.Steps);

    /// <summary>The same with another limit than <see cref="YLimits.Steps"/>.</summary>
    /// <param name="steps">How many neighbours may be looked at for this update.</param>
    public YRefusal? Apply(YUpdate update, long steps)
    {
        if (refusal is not null)
        {
            return refusal;
        }

        try
        {
            store.Allow(steps);
            intake.Take(update);
        }
        catch (UnreadableException unreadable)
        {
            refusal = unreadable.Refusal;
        }

        return refusal;
    }

    /// <summary>The clock of what a client makes next; zero where nothing of it is here.</summary>
    public int ClockOf(long client) => store.StateOf(client);

    /// <summary>Whether all that something else holds is here too.</summary>
    public bool Covers(YStateVector other) => other.Clocks.All(held => store.StateOf(held.Key) >= held.Value);

    /// <summary>Whether an update says nothing that this document does not hold already.</summary>
    public bool Holds(YUpdate update) =>
        Covers(update.LeadsTo) && update.Deletes.All(range => store.IsDeleted(range));

    /// <summary>
    /// All that it holds as one update, in which there is nothing any more of what was deleted but its place. It holds no change
    /// that was not in the updates: who has those and who has this have the same. Null where something waits, or was left
    /// out: that would not be all.
    /// </summary>
    public byte[]? State() => IsWaiting || IsCut || refusal is not null ? null : new StateWriter(store).Write();

    /// <summary>
    /// <see cref="State"/> without some units, without all other roots and without what is nested too deep. They are deleted in
    /// this document too, which is then another than its updates make. Null where something waits.
    /// </summary>
    public byte[]? StateWithout(string root, IEnumerable<YRange> units)
    {
        foreach (var range in units)
        {
            store.Delete(store.Line(range.Client), range.Clock, range.End);
        }

        foreach (var item in store.Roots.Where(other => other.Name != root).SelectMany(other => other.Held).ToList())
        {
            store.Delete(item);
        }

        return IsWaiting || refusal is not null ? null : new StateWriter(store).Write();
    }

    /// <summary>The units below a root in which words stand, in any case of their letters.</summary>
    public IReadOnlyList<YRange> Holding(string root, string words) => words.Length == 0 ? [] : [.. Words.Holding(store.Look(root), words)];

    /// <summary>The units of texts below a root that clients wrote.</summary>
    public IReadOnlyList<YRange> WrittenBy(string root, IReadOnlySet<long> clients) => [.. Words.Of(store.Look(root), clients)];

    /// <summary>The tree below a root; with Tiptap the root is named "default".</summary>
    public IReadOnlyList<YNode> XmlFragment(string root) => Tree.Children(store.Look(root));

    /// <summary>A root as text, its letters alone.</summary>
    public string Text(string root) => Tree.Letters(store.Look(root));

    /// <summary>A root as text with marks.</summary>
    public YText RichText(string root) => Tree.Text(store.Look(root));

    /// <summary>
    /// A root as an object. Texts in it are strings, elements are objects with name, attributes and children; bytes stand in
    /// base64, and undefined is null.
    /// </summary>
    public JsonElement Map(string root) => Tree.Map(store.Look(root));

    /// <summary>A root as an array, with the same in it as in a <see cref="Map"/>.</summary>
    public JsonElement Array(string root) => Tree.Array(store.Look(root));

    /// <summary>Where a position is now; null when what holds it is not here, or is deleted.</summary>
    public YPlace? Find(YPosition position)
    {
        if (position.Item is { } id)
        {
            return store.Find(id) is { Parent: { IsDeleted: false } parent } item ? Place(parent, Before(item, id, position.Side)) : null;
        }

        var holder = position.Root is { } root ? store.Look(root) : position.Type is { } type ? store.Find(type)?.Content as Branch : null;
        return holder is null ? null : Place(holder, position.Side < 0 ? 0 : holder.Visible.Sum(item => item.Length));
    }

    private static int Before(Item item, YId id, int side)
    {
        var index = item.IsVisible ? id.Clock - item.Clock + (side < 0 ? 1 : 0) : 0;
        for (var before = item.Left; before is not null; before = before.Left)
        {
            index += before.IsVisible ? before.Length : 0;
        }

        return index;
    }

    private static YPlace Place(Branch branch, int index)
    {
        var root = branch;
        while (root.Owner?.Parent is { } parent)
        {
            root = parent;
        }

        return new(root.Name, branch.Id, index);
    }
}
