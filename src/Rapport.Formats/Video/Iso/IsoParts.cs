using System.Collections.Frozen;

namespace Rapport.Formats.Video.Iso;

/// <summary>The boxes that are needed for playing, by what holds them; whatever else stands there is made free.</summary>
internal static class IsoParts
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kept = new Dictionary<string, FrozenSet<string>>
    {
        ["moov"] = Set("mvhd trak mvex"),
        ["trak"] = Set("tkhd edts mdia"),
        ["edts"] = Set("elst"),
        ["mdia"] = Set("mdhd hdlr minf"),
        ["minf"] = Set("vmhd smhd hdlr dinf stbl"),
        ["dinf"] = Set("dref"),
        ["stbl"] = Set("stsd stts ctts cslg stsc stsz stz2 stco co64 stss stps sdtp sgpd sbgp"),
        ["mvex"] = Set("mehd trex"),
        ["moof"] = Set("mfhd traf"),
        ["traf"] = Set("tfhd tfdt trun sdtp sgpd sbgp"),
        ["mfra"] = Set("tfra mfro"),
        // Of a sample entry: what a decoder is set up with, and how its pictures are to be shown.
        ["entry"] = Set("avcC hvcC vpcC av1C esds dOps dac3 dec3 alac damr d263 glbl colr pasp clap btrt fiel gama wave chan chnl dvcC dvvC mdcv clli SmDm CoLL"),
    }.ToFrozenDictionary();

    /// <summary>Codecs whose sample entries are understood. FLAC is not among them: its set-up may hold tags and pictures.</summary>
    private static readonly FrozenSet<string> Codecs = Set(
        "avc1 avc3 hvc1 hev1 dvh1 dvhe av01 vp08 vp09 mp4v s263 h263 jpeg mjpa mjpb apcn apch apcs apco ap4h ap4x "
        + "mp4a Opus alac ac-3 ec-3 samr sawb apac .mp3 lpcm sowt twos in24 in32 fl32 fl64 ulaw alaw ima4 ipcm fpcm raw_");

    private static readonly FrozenSet<string> Raw = Set("lpcm sowt twos in24 in32 fl32 fl64 ulaw alaw raw_ ipcm fpcm");

    public static bool IsKept(string parent, string type) => Kept[parent].Contains(type);

    public static bool IsContainer(string type) => type != "entry" && Kept.ContainsKey(type);

    public static bool IsCodec(string type) => Codecs.Contains(type.Replace(' ', '_'));

    /// <summary>Whether its samples are as they come from a microphone, without any packing.</summary>
    public static bool IsRaw(string codec) => Raw.Contains(codec.Replace(' ', '_'));

    private static FrozenSet<string> Set(string types) => types.Split(' ').ToFrozenSet();
}
