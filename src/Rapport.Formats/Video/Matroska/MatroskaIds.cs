using System.Collections.Frozen;

namespace Rapport.Formats.Video.Matroska;

/// <summary>The elements of RFC 9559 that are needed for playing, by what holds them; whatever else stands there becomes Void.</summary>
internal static class MatroskaIds
{
    public const uint Root = 0;
    public const uint Header = 0x1A45DFA3;
    public const uint Segment = 0x18538067;
    public const uint SeekHead = 0x114D9B74;
    public const uint Seek = 0x4DBB;
    public const uint SeekId = 0x53AB;
    public const uint Info = 0x1549A966;
    public const uint TimestampScale = 0x2AD7B1;
    public const uint Duration = 0x4489;
    public const uint DateUtc = 0x4461;
    public const uint MuxingApp = 0x4D80;
    public const uint WritingApp = 0x5741;
    public const uint Tracks = 0x1654AE6B;
    public const uint TrackEntry = 0xAE;
    public const uint TrackNumber = 0xD7;
    public const uint TrackType = 0x83;
    public const uint CodecId = 0x86;
    public const uint Video = 0xE0;
    public const uint PixelWidth = 0xB0;
    public const uint PixelHeight = 0xBA;
    public const uint Encryption = 0x5035;
    public const uint Cluster = 0x1F43B675;
    public const uint Timestamp = 0xE7;
    public const uint SimpleBlock = 0xA3;
    public const uint BlockGroup = 0xA0;
    public const uint Block = 0xA1;
    public const uint Cues = 0x1C53BB6B;
    public const uint Chapters = 0x1043A770;
    public const uint Attachments = 0x1941A469;
    public const uint Tags = 0x1254C367;
    public const uint Void = 0xEC;

    private static readonly FrozenDictionary<uint, FrozenSet<uint>> Kept = new Dictionary<uint, FrozenSet<uint>>
    {
        [Root] = Set(Header, Segment),
        [Header] = Set(0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4282, 0x4287, 0x4285),
        [Segment] = Set(SeekHead, Info, Tracks, Cluster, Cues),
        [SeekHead] = Set(Seek),
        [Seek] = Set(SeekId, 0x53AC),
        [Info] = Set(TimestampScale, Duration, MuxingApp, WritingApp),
        [Tracks] = Set(TrackEntry),
        // Number, UID, type, flags, defaults, language, codec, delays.
        [TrackEntry] = Set(TrackNumber, 0x73C5, TrackType, 0xB9, 0x88, 0x55AA, 0x9C, 0x6DE7, 0x6DF8, 0x23E383, 0x234E7A, 0x23314F, 0x55EE,
            0x22B59C, 0x22B59D, CodecId, 0x63A2, 0x56AA, 0x56BB, Video, 0xE1, 0x6D80),
        [Video] = Set(0x9A, 0x9D, 0x53B8, 0x53C0, PixelWidth, PixelHeight, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x54B0, 0x54BA, 0x54B2, 0x55B0, 0x7670),
        [0x55B0] = Set(0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB, 0x55BC, 0x55BD, 0x55D0),
        [0x55D0] = Set(0x55D1, 0x55D2, 0x55D3, 0x55D4, 0x55D5, 0x55D6, 0x55D7, 0x55D8, 0x55D9, 0x55DA),
        [0x7670] = Set(0x7671, 0x7673, 0x7674, 0x7675),
        [0xE1] = Set(0xB5, 0x78B5, 0x9F, 0x6264),
        [0x6D80] = Set(0x6240),
        [0x6240] = Set(0x5031, 0x5032, 0x5033, 0x5034, Encryption),
        [0x5034] = Set(0x4254, 0x4255),
        [Cluster] = Set(Timestamp, 0xA7, 0xAB, SimpleBlock, BlockGroup),
        [BlockGroup] = Set(Block, 0x9B, 0xFB, 0x75A2, 0xFA),
        [Cues] = Set(0xBB),
        [0xBB] = Set(0xB3, 0xB7),
        [0xB7] = Set(0xF7, 0xF1, 0xF0, 0xB2, 0x5378),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<uint> InSegment = Set(SeekHead, Info, Tracks, Cluster, Cues, Chapters, Attachments, Tags);

    /// <summary>Codecs whose set-up is understood. Vorbis and FLAC are not among them: theirs holds tags, and may hold pictures.</summary>
    public static string? CodecOf(string id) => id switch
    {
        "V_VP8" => "vp8",
        "V_VP9" => "vp9",
        "V_AV1" => "av01",
        "V_MPEG4/ISO/AVC" => "avc1",
        "V_MPEGH/ISO/HEVC" => "hvc1",
        "A_OPUS" => "opus",
        "A_AAC" => "mp4a",
        "A_PCM/INT/LIT" or "A_PCM/FLOAT/IEEE" => "pcm",
        "A_MPEG/L3" => "mp3",
        _ => null,
    };

    public static bool IsKept(uint parent, uint id) => Kept[parent].Contains(id);

    public static bool IsContainer(uint id) => Kept.ContainsKey(id);

    /// <summary>Whether an element of this kind ends one that does not say how long it is.</summary>
    public static bool Ends(uint open, uint id) => id is Header or Segment || (open == Cluster && InSegment.Contains(id));

    private static FrozenSet<uint> Set(params uint[] ids) => ids.ToFrozenSet();
}
