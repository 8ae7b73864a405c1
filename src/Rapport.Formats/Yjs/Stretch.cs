namespace Rapport.Formats.Yjs;

/// <summary>Items of one client that make one struct together.</summary>
internal readonly record struct Stretch(Item First, Item Last)
{
    public int Length => Last.End - First.Clock;

    /// <summary>They stand one behind the other in the document; only what is gone does not.</summary>
    public IEnumerable<Item> Items
    {
        get
        {
            for (var item = First; item != Last; item = item.Right!)
            {
                yield return item;
            }

            yield return Last;
        }
    }

    public StructKind Kind => KindOf(First);

    /// <summary>Whether the next item of this client stands right behind it, was written right behind it, and is of its kind (yjs, Item.mergeWith).</summary>
    public bool GoesOnWith(Item next) => (Kind, KindOf(next)) switch
    {
        (StructKind.Gone, StructKind.Gone) => true,
        (StructKind.Deleted, StructKind.Deleted) or (StructKind.Text, StructKind.Text) => Last.Right == next
            && next.OriginLine == next.Line && next.OriginClock == Last.End - 1
            && next.RightOriginLine == Last.RightOriginLine && next.RightOriginClock == Last.RightOriginClock,
        _ => false,
    };

    // What a deleted element held does not even have a place any more.
    private static StructKind KindOf(Item item) =>
        item.IsGone || item.Parent!.IsDeleted ? StructKind.Gone
        : item.IsDeleted ? StructKind.Deleted
        : item.Content switch
        {
            char[] => StructKind.Text,
            Mark => StructKind.Mark,
            Branch => StructKind.Branch,
            Values values => values.Kind,
            _ => StructKind.Deleted,
        };
}
