using System.Runtime.InteropServices;
using System.Text;

namespace Rapport.Formats.Yjs;

/// <summary>
/// Writes all that a document holds as one update, as yjs 13.6 writes its state (encodeStateAsUpdate): what one client
/// wrote at a stretch is one struct, and of what is deleted only the place is left.
/// </summary>
internal sealed class StateWriter(Store store)
{
    private readonly List<byte> bytes = [];

    public byte[] Write()
    {
        // Those with high numbers first, as yjs does.
        var lines = store.Lines.Where(line => line.State > 0).OrderByDescending(line => line.Client).ToList();
        Lib0Writer.Number(bytes, lines.Count);
        foreach (var line in lines)
        {
            var stretches = Stretches(line);
            Lib0Writer.Number(bytes, stretches.Count);
            Lib0Writer.Number(bytes, line.Client);
            Lib0Writer.Number(bytes, 0);
            stretches.ForEach(Write);
        }

        WriteDeletes(lines);
        return [.. bytes];
    }

    private static List<Stretch> Stretches(Line line)
    {
        var stretches = new List<Stretch>();
        foreach (var item in line.Items)
        {
            if (stretches.Count > 0 && stretches[^1].GoesOnWith(item))
            {
                stretches[^1] = stretches[^1] with { Last = item };
            }
            else
            {
                stretches.Add(new(item, item));
            }
        }

        return stretches;
    }

    private void Write(Stretch stretch)
    {
        var first = stretch.First;
        if (stretch.Kind == StructKind.Gone)
        {
            bytes.Add((byte)StructKind.Gone);
            Lib0Writer.Number(bytes, stretch.Length);
            return;
        }

        bytes.Add((byte)((byte)stretch.Kind | (first.OriginLine is null ? 0 : Struct.HasOrigin) | (first.RightOriginLine is null ? 0 : Struct.HasRightOrigin) | (first.Key is null ? 0 : Struct.HasKey)));
        WriteId(first.OriginLine, first.OriginClock);
        WriteId(first.RightOriginLine, first.RightOriginClock);
        if (first.OriginLine is null && first.RightOriginLine is null)
        {
            WritePlace(first);
        }

        WriteContent(stretch);
    }

    private void WriteId(Line? line, int clock)
    {
        if (line is not null)
        {
            Lib0Writer.Number(bytes, line.Client);
            Lib0Writer.Number(bytes, clock);
        }
    }

    private void WritePlace(Item item)
    {
        if (item.Parent!.Owner is { } owner)
        {
            Lib0Writer.Number(bytes, 0);
            WriteId(owner.Line, owner.Clock);
        }
        else
        {
            Lib0Writer.Number(bytes, 1);
            Lib0Writer.String(bytes, item.Parent.Name);
        }

        if (item.Key is { } key)
        {
            Lib0Writer.String(bytes, key);
        }
    }

    private void WriteContent(Stretch stretch)
    {
        switch (stretch.First.Content)
        {
            case null:
                Lib0Writer.Number(bytes, stretch.Length);
                break;
            case char[]:
                WriteText(stretch);
                break;
            case Mark mark:
                mark.Write(bytes);
                break;
            case Branch branch:
                Lib0Writer.Number(bytes, (int)branch.Kind);
                if (branch.Kind is BranchKind.Element or BranchKind.Hook)
                {
                    Lib0Writer.String(bytes, branch.Name);
                }

                break;
            case Values values:
                values.Write(bytes, stretch.First.Start, stretch.First.Length);
                break;
        }
    }

    private void WriteText(Stretch stretch)
    {
        Lib0Writer.Number(bytes, stretch.Items.Sum(item => Encoding.UTF8.GetByteCount(item.Text)));
        foreach (var item in stretch.Items)
        {
            var begin = bytes.Count;
            CollectionsMarshal.SetCount(bytes, begin + Encoding.UTF8.GetByteCount(item.Text));
            Encoding.UTF8.GetBytes(item.Text, CollectionsMarshal.AsSpan(bytes)[begin..]);
        }
    }

    /// <summary>Whoever has something of it already learns by these that it is deleted.</summary>
    private void WriteDeletes(List<Line> lines)
    {
        var deleted = lines.ConvertAll(line => (line.Client, Ranges: Deleted(line))).FindAll(one => one.Ranges.Count > 0);
        Lib0Writer.Number(bytes, deleted.Count);
        foreach (var (client, ranges) in deleted)
        {
            Lib0Writer.Number(bytes, client);
            Lib0Writer.Number(bytes, ranges.Count);
            foreach (var range in ranges)
            {
                Lib0Writer.Number(bytes, range.Clock);
                Lib0Writer.Number(bytes, range.Length);
            }
        }
    }

    private static List<YRange> Deleted(Line line)
    {
        var ranges = new List<YRange>();
        foreach (var item in line.Items.Where(item => item.IsDeleted))
        {
            YRange.Append(ranges, new(line.Client, item.Clock, item.Length));
        }

        return ranges;
    }
}
