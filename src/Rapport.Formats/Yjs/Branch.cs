using System.Collections.Frozen;

namespace Rapport.Formats.Yjs;

/// <summary>A shared type: what it holds in order, and what it holds by name.</summary>
internal sealed class Branch(BranchKind kind, string name, Branch? parent)
{
    private Dictionary<string, Item>? named;

    public BranchKind Kind => kind;

    /// <summary>Of an element, a hook or a root; else empty.</summary>
    public string Name => name;

    /// <summary>How many hold it, one within the other; a root is held by none.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The item that it is the content of; null for a root.</summary>
    public Item? Owner { get; set; }

    public YId? Id => Owner?.Id;

    public bool IsDeleted => Owner is { IsDeleted: true };

    /// <summary>The first of what it holds in order, deleted ones too.</summary>
    public Item? First { get; set; }

    /// <summary>By name, the last that was set: it is the value, unless it is deleted.</summary>
    public IReadOnlyDictionary<string, Item> Named => named ?? (IReadOnlyDictionary<string, Item>)FrozenDictionary<string, Item>.Empty;

    /// <summary>What it holds in order and what of it counts.</summary>
    public IEnumerable<Item> Visible
    {
        get
        {
            for (var item = First; item is not null; item = item.Right)
            {
                if (item.IsVisible)
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>All that it holds and that is not deleted.</summary>
    public IEnumerable<Item> Held
    {
        get
        {
            for (var item = First; item is not null; item = item.Right)
            {
                if (!item.IsDeleted)
                {
                    yield return item;
                }
            }

            foreach (var item in Named.Values)
            {
                yield return item;
            }
        }
    }

    /// <summary>Says what is the last under a name.</summary>
    public void Put(string key, Item item) => (named ??= [])[key] = item;
}
