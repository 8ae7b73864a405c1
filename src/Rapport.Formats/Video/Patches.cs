namespace Rapport.Formats.Video;

/// <summary>Collects what is to be overwritten.</summary>
internal sealed class Patches
{
    private const int Limit = 1_000_000;
    private readonly List<Patch> list = [];

    public void Zero(long from, long to) => Add(new Patch(from, to - from));

    public void Add(Patch patch)
    {
        if (patch.Length <= 0)
        {
            return;
        }

        if (list.Count == Limit)
        {
            throw new UncleanException("It has too many pieces.");
        }

        list.Add(patch);
    }

    public void AddAll(Patches others) => others.list.ForEach(Add);

    /// <summary>In the order of the file. Two that overlap mean that the file was not understood.</summary>
    public IReadOnlyList<Patch> InOrder()
    {
        list.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        for (var at = 1; at < list.Count; at++)
        {
            if (list[at].Offset < list[at - 1].End)
            {
                throw new UncleanException("Its parts overlap.");
            }
        }

        return list;
    }
}
