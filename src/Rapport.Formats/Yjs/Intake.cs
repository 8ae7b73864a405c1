namespace Rapport.Formats.Yjs;

/// <summary>Takes updates in any order: what builds on something that is not here yet waits for it.</summary>
internal sealed class Intake(Store store, Placing placing)
{
    private readonly Stack<Cursor> ready = [];
    private readonly HashSet<Line> grown = [];

    public void Take(YUpdate update)
    {
        // Those with high numbers first, as yjs does: the others meet fewer neighbours then.
        foreach (var section in update.Sections.OrderBy(section => section.Client))
        {
            ready.Push(new(update, section, store.Line(section.Client)));
        }

        while (ready.TryPop(out var cursor))
        {
            GoOn(cursor);
        }

        foreach (var range in update.Deletes)
        {
            var line = store.Line(range.Client);
            line.Doomed.Enqueue(range.End, range.Clock);
            grown.Add(line);
        }

        foreach (var line in grown)
        {
            Delete(line);
        }

        grown.Clear();
    }

    /// <summary>What others wait for and what does not itself wait here, by client.</summary>
    public IEnumerable<YRange> Missing()
    {
        var waiting = Waiting().ToList();
        var held = waiting.Where(one => one.Cursor.Next!.Value.Clock <= one.Cursor.Line.State)
            .GroupBy(one => one.Cursor.Line).ToDictionary(of => of.Key, of => of.Max(one => one.Cursor.End));
        var needed = waiting.Select(one => (one.For, Until: one.Clock + 1))
            .Concat(store.Lines.SelectMany(line => line.Doomed.UnorderedItems.Select(range => (For: line, Until: range.Element))));
        return needed.Where(one => one.Until > held.GetValueOrDefault(one.For))
            .GroupBy(one => one.For, one => one.Until)
            .Select(group => new YRange(group.Key.Client, group.Key.State, group.Max() - group.Key.State))
            .OrderBy(range => range.Client);
    }

    public bool IsWaiting => Waiting().Any() || store.Lines.Any(line => line.Doomed.Count > 0);

    private void GoOn(Cursor cursor)
    {
        var line = cursor.Line;
        for (; cursor.Next is { } next; cursor.Pass())
        {
            if (next.Kind == StructKind.Skip)
            {
                continue;
            }

            var absent = Absent(line, next);
            if (next.End > line.State)
            {
                if (absent is { } needed)
                {
                    store.Line(needed.Client).Waiting.Enqueue(cursor, needed.Clock);
                    return;
                }

                placing.Place(line, next, cursor.Bytes);
                Wake(line);
            }
            else if (absent is null)
            {
                placing.Part(next);
            }
        }
    }

    private YId? Absent(Line line, in Struct next) => next.Clock > line.State
        ? new YId(line.Client, next.Clock - 1)
        : Absent(next.Origin) ?? Absent(next.RightOrigin) ?? Absent(next.Parent);

    private YId? Absent(YId? id) => id is { } referred && referred.Clock >= store.StateOf(referred.Client) ? id : null;

    private void Wake(Line line)
    {
        while (line.Waiting.TryPeek(out var cursor, out var clock) && clock < line.State)
        {
            line.Waiting.Dequeue();
            ready.Push(cursor);
        }

        if (line.Doomed.Count > 0)
        {
            grown.Add(line);
        }
    }

    private void Delete(Line line)
    {
        var until = 0;
        while (line.Doomed.TryPeek(out var end, out var begin) && begin < line.State)
        {
            line.Doomed.Dequeue();
            store.Delete(line, begin, Math.Min(end, line.State));
            until = Math.Max(until, end);
        }

        if (until > line.State)
        {
            line.Doomed.Enqueue(until, line.State);
        }
    }

    // What has come by another way in the meantime needs nothing any more.
    private IEnumerable<(Cursor Cursor, Line For, int Clock)> Waiting() => store.Lines
        .SelectMany(line => line.Waiting.UnorderedItems.Select(one => (Cursor: one.Element, For: line, Clock: one.Priority)))
        .Where(one => one.Cursor.End > one.Cursor.Line.State);
}
