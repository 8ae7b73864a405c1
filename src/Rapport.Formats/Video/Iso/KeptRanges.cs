namespace Rapport.Formats.Video.Iso;

/// <summary>Where the samples of sound and picture lie.</summary>
internal sealed class KeptRanges
{
    private const int Limit = 2_000_000;
    private readonly List<(long From, long To)> ranges = [];

    public bool IsEmpty => ranges.Count == 0;

    public void Add(long from, long length, long fileLength)
    {
        if (length <= 0 || from >= fileLength)
        {
            return;
        }

        if (from < 0 || ranges.Count == Limit)
        {
            throw new UncleanException("Its samples lie nowhere.");
        }

        // The end of a recording that was cut off.
        var to = Math.Min(length > fileLength ? fileLength : from + length, fileLength);
        if (ranges.Count > 0 && ranges[^1].To == from)
        {
            ranges[^1] = (ranges[^1].From, to);
        }
        else
        {
            ranges.Add((from, to));
        }
    }

    /// <summary>Overwrites what no sample uses in these boxes. A sample anywhere else means that the file was not understood.</summary>
    public void ZeroOthers(IReadOnlyList<IsoBox> boxes, Patches patches)
    {
        ranges.Sort();
        var next = 0;
        foreach (var box in boxes)
        {
            var at = box.Body;
            for (; next < ranges.Count && ranges[next].From < box.End; next++)
            {
                var (from, to) = ranges[next];
                if (from < box.Body || to > box.End)
                {
                    throw new UncleanException("A sample lies outside of the data.");
                }

                patches.Zero(at, from);
                at = Math.Max(at, to);
            }

            patches.Zero(at, box.End);
        }

        if (next < ranges.Count)
        {
            throw new UncleanException("A sample lies outside of the data.");
        }
    }
}
