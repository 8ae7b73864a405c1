namespace Rapport.Formats.Yjs;

/// <summary>Units of one client that stand beside one another in a document.</summary>
internal sealed class Item(Line line, int clock, int length)
{
    private const char Replacement = '\uFFFD';

    public Line Line => line;

    public int Clock => clock;

    public int Length { get; private set; } = length;

    public int End => clock + Length;

    public YId Id => new(line.Client, clock);

    public Item? Left { get; set; }

    public Item? Right { get; set; }

    public Line? OriginLine { get; set; }

    public int OriginClock { get; set; }

    public Line? RightOriginLine { get; set; }

    public int RightOriginClock { get; set; }

    /// <summary>What holds it; null when it is gone without a trace.</summary>
    public Branch? Parent { get; set; }

    public string? Key { get; set; }

    /// <inheritdoc cref="Contents.Read"/>
    public object? Content { get; set; }

    /// <summary>Where in its content it begins: pieces that were split share their content.</summary>
    public int Start { get; private set; }

    public bool IsDeleted { get; set; }

    /// <summary>When it was last looked at, for putting another in its place.</summary>
    public long Stamp { get; set; }

    public bool IsGone => Parent is null;

    /// <summary>Whether it is there and counts: marks do not.</summary>
    public bool IsVisible => !IsDeleted && Content is not null and not Mark;

    public ReadOnlySpan<char> Text => ((char[])Content!).AsSpan(Start, Length);

    /// <summary>Leaves out the first units of its content.</summary>
    public void Skip(int units)
    {
        Start += units;
        if (units > 0 && Content is char[] text && char.IsLowSurrogate(text[Start]))
        {
            text[Start] = Replacement;
        }
    }

    /// <summary>
    /// Splits it in two and gives the second. Half of a surrogate pair becomes U+FFFD, on both sides, as in yjs since 13.5
    /// (https://github.com/yjs/yjs/issues/248).
    /// </summary>
    public Item Split(int at)
    {
        var second = new Item(line, clock + at, Length - at)
        {
            Left = this,
            Right = Right,
            OriginLine = line,
            OriginClock = clock + at - 1,
            RightOriginLine = RightOriginLine,
            RightOriginClock = RightOriginClock,
            Parent = Parent,
            Key = Key,
            Content = Content,
            Start = Start,
            IsDeleted = IsDeleted,
        };
        second.Skip(at);
        if (Content is char[] text && char.IsHighSurrogate(text[Start + at - 1]))
        {
            text[Start + at - 1] = Replacement;
        }

        Length = at;
        Right = second;
        if (second.Right is { } next)
        {
            next.Left = second;
        }
        else if (Key is { } key)
        {
            Parent!.Put(key, second);
        }

        return second;
    }
}
