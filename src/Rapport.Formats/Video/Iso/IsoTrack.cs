namespace Rapport.Formats.Video.Iso;

/// <summary>What is gathered of a track: enough to know where its samples lie and how long it plays.</summary>
internal sealed class IsoTrack
{
    public uint Id { get; set; }

    /// <summary>"vide", "soun", or what is neither.</summary>
    public string Handler { get; set; } = "";

    public long TimeScale { get; set; }
    public int Width { get; set; }
    public int Height { get; set; }
    public string Codec { get; set; } = "";
    public IsoSoundFrame Frame { get; set; }

    public IsoBox? SampleToChunk { get; set; }
    public IsoBox? SampleSizes { get; set; }
    public IsoBox? ChunkOffsets { get; set; }

    /// <summary>For fragments (trex): what a sample is where its fragment does not say.</summary>
    public uint DefaultDuration { get; set; }

    /// <inheritdoc cref="DefaultDuration"/>
    public uint DefaultSize { get; set; }

    /// <summary>Where its fragments end, in its own time scale.</summary>
    public long FragmentsEnd { get; set; }

    public bool IsKept => Handler is "vide" or "soun";
}
