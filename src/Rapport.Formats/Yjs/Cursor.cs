namespace Rapport.Formats.Yjs;

/// <summary>Goes through what an update has of one client, and can wait anywhere in it.</summary>
internal sealed class Cursor
{
    private readonly YUpdate update;
    private int position;
    private int clock;
    private long left;

    public Cursor(YUpdate update, Section section, Line line)
    {
        (this.update, Line, End) = (update, line, section.End);
        (position, clock, left) = (section.Position, section.Clock, section.Count);
        Pass();
    }

    public Line Line { get; }

    /// <summary>The clock behind its last struct.</summary>
    public int End { get; }

    public ReadOnlyMemory<byte> Bytes => update.Bytes;

    /// <summary>Where it stands; null at the end.</summary>
    public Struct? Next { get; private set; }

    public void Pass()
    {
        Next = null;
        if (left > 0)
        {
            var reader = new Lib0Reader(update.Bytes, update.Limits) { Position = position };
            var next = Struct.Read(ref reader, Line.Client, clock);
            (Next, position, clock, left) = (next, reader.Position, next.End, left - 1);
        }
    }
}
