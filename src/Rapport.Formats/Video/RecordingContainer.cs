namespace Rapport.Formats.Video;

/// <summary>What kind of file a recording is.</summary>
public enum RecordingContainer
{
    /// <summary>Not a recording that is known here.</summary>
    Unknown = 0,

    /// <summary>MP4, M4A, QuickTime, 3GP: ISO/IEC 14496-12 and the QuickTime File Format.</summary>
    IsoMedia = 1,

    /// <summary>WebM and Matroska: RFC 9559.</summary>
    Matroska = 2,

    /// <summary>Sound in a file of its own format, which is recognised and not understood: MP3, WAV, Ogg, FLAC, CAF, AMR, ADTS.</summary>
    OtherSound = 3,
}
