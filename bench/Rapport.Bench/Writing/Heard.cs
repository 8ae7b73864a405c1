namespace Rapport.Bench.Writing;

/// <summary>What a server said.</summary>
internal readonly ref struct Heard
{
    /// <summary>Words of somebody; empty where there are none.</summary>
    public ReadOnlySpan<byte> Update { get; init; }

    /// <summary>The token of what is kept by now; 0 where it says nothing of that.</summary>
    public long Kept { get; init; }

    /// <summary>Up to which update of the note the device has all; 0 where it says nothing of that.</summary>
    public long UpTo { get; init; }

    /// <summary>The last update that there is; -1 where it says nothing of that.</summary>
    public long Head { get; init; }
}
