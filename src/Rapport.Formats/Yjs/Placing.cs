namespace Rapport.Formats.Yjs;

/// <summary>
/// Puts structs where they belong, by the rules of YATA ("Near Real-Time Peer-to-Peer Shared Editing on Extensible Data
/// Types", Nicolaescu and others, 2016) as yjs 13.6 applies them, so that every document comes to the same order.
/// </summary>
internal sealed class Placing(Store store)
{
    private long stamp;

    /// <summary>Whether something was left out because it was nested too deeply.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes a struct, all that it refers to being here; what of it is here already is left out.</summary>
    public void Place(Line line, in Struct next, ReadOnlyMemory<byte> bytes)
    {
        var known = line.State - next.Clock;
        var item = new Item(line, line.State, next.Length - known);
        // What goes on with what is here already stands behind it.
        var left = Origin(item, known > 0 ? new YId(line.Client, line.State - 1) : next.Origin);
        var right = RightOrigin(item, next.RightOrigin);
        var parent = next.Kind == StructKind.Gone ? null : Parent(item, left, right, next);
        if (parent is null)
        {
            item.IsDeleted = true;
            line.Append(item);
            return;
        }

        item.Parent = parent;
        item.Content = Contents.Read(bytes, next, parent);
        item.Skip(known);
        Link(item, left, right, parent);
        line.Append(item);
        Settle(item, parent);
    }

    /// <summary>
    /// Splits what a struct stands between that is here already. One that came without its neighbours, because somebody has
    /// forgotten what it was, has not split them: half a pair of surrogates would be shown by one document and not by another.
    /// </summary>
    public void Part(in Struct known)
    {
        if (known.Origin is { } origin)
        {
            store.Line(origin.Client).UpTo(origin.Clock);
        }

        if (known.RightOrigin is { } right)
        {
            store.Line(right.Client).From(right.Clock);
        }
    }

    private Item? Origin(Item item, YId? origin)
    {
        if (origin is not { } id)
        {
            return null;
        }

        (item.OriginLine, item.OriginClock) = (store.Line(id.Client), id.Clock);
        return item.OriginLine.UpTo(id.Clock);
    }

    private Item? RightOrigin(Item item, YId? origin)
    {
        if (origin is not { } id)
        {
            return null;
        }

        (item.RightOriginLine, item.RightOriginClock) = (store.Line(id.Client), id.Clock);
        return item.RightOriginLine.From(id.Clock);
    }

    /// <summary>What holds it; null when that is gone, and the item with it.</summary>
    private Branch? Parent(Item item, Item? left, Item? right, in Struct next)
    {
        if (left is { IsGone: true } || right is { IsGone: true })
        {
            return null;
        }

        if ((left ?? right) is { } neighbour)
        {
            item.Key = neighbour.Key;
            return neighbour.Parent;
        }

        item.Key = next.Key;
        return next.Parent is { } id ? store.Find(id)?.Content as Branch : store.Root(next.Root ?? "");
    }

    private void Link(Item item, Item? left, Item? right, Branch parent)
    {
        var isFree = left is null ? right is { Left: null } : left.Right == right;
        if (!isFree)
        {
            left = AmongOthers(item, left, right, parent);
        }

        item.Left = left;
        item.Right = left is not null ? left.Right : First(parent, item.Key);
        if (left is not null)
        {
            left.Right = item;
        }
        else if (item.Key is null)
        {
            parent.First = item;
        }

        if (item.Right is { } next)
        {
            next.Left = item;
        }
        else if (item.Key is { } key)
        {
            parent.Put(key, item);
        }
    }

    /// <summary>
    /// Whom it stands behind among those that were written at the same place without knowing of one another. Two that stood
    /// behind the same are in the order of their clients; what stood behind one of them keeps with it.
    /// </summary>
    private Item? AmongOthers(Item item, Item? left, Item? right, Branch parent)
    {
        var (begin, passed) = (stamp, stamp);
        for (var other = left is not null ? left.Right : First(parent, item.Key); other is not null && other != right; other = other.Right)
        {
            store.Step();
            other.Stamp = ++stamp;
            if (other.OriginLine == item.OriginLine && other.OriginClock == item.OriginClock)
            {
                if (other.Line.Client < item.Line.Client)
                {
                    (left, passed) = (other, stamp);
                }
                else if (other.RightOriginLine == item.RightOriginLine && other.RightOriginClock == item.RightOriginClock)
                {
                    break;
                }
            }
            else if (other.OriginLine?.Find(other.OriginClock) is { } origin && origin.Stamp > begin)
            {
                if (origin.Stamp <= passed)
                {
                    (left, passed) = (other, stamp);
                }
            }
            else
            {
                break;
            }
        }

        return left;
    }

    private Item? First(Branch parent, string? key)
    {
        if (key is null)
        {
            return parent.First;
        }

        var first = parent.Named.GetValueOrDefault(key);
        while (first?.Left is { } before)
        {
            store.Step();
            first = before;
        }

        return first;
    }

    private void Settle(Item item, Branch parent)
    {
        if (item.Content is Branch branch)
        {
            branch.Owner = item;
        }

        if (item.Key is not null && item is { Right: null, Left: { } replaced })
        {
            store.Delete(replaced);
        }

        var isTooDeep = item.Content is Branch { Depth: var depth } && depth > store.Limits.Depth;
        IsCut |= isTooDeep;
        if (item.Content is null || isTooDeep || parent.IsDeleted || item is { Key: not null, Right: not null })
        {
            store.Delete(item);
        }
    }
}
