using System.Buffers.Binary;
using System.Text;

namespace Rapport.Tests.Formats.Video;

/// <summary>Writes small MP4 files, box by box, so that a test can plant something anywhere in them.</summary>
internal static class IsoFile
{
    public const string Place = "+51.5034-000.1276/";

    public static byte[] Box(string type, params byte[][] parts)
    {
        var body = parts.SelectMany(part => part).ToArray();
        return [.. UInt32((uint)body.Length + 8), .. Letters(type), .. body];
    }

    /// <summary>With its size in 64 bits.</summary>
    public static byte[] WideBox(string type, byte[] body) =>
        [.. UInt32(1), .. Letters(type), .. UInt32(0), .. UInt32((uint)body.Length + 16), .. body];

    public static byte[] UInt32(params uint[] numbers) => [.. numbers.SelectMany(number =>
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    })];

    public static byte[] UInt16(params ushort[] numbers) => [.. numbers.SelectMany(number => new[] { (byte)(number >> 8), (byte)number })];

    public static byte[] Letters(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Planted => Letters(Place);

    /// <summary>A whole file: <paramref name="data"/> in one mdat behind the table of contents, which gets where it begins.</summary>
    public static byte[] WithData(Func<uint, byte[]> movie, byte[] data, params byte[][] after)
    {
        var head = Box("ftyp", Letters("isom"), UInt32(512), Letters("isomavc1"));
        var length = head.Length + movie(0).Length;
        return [.. head, .. movie((uint)length + 8), .. Box("mdat", data), .. after.SelectMany(part => part)];
    }

    public static byte[] MovieHeader(uint timeScale = 1000, uint duration = 42_000, uint made = 3_797_823_600) =>
        Box("mvhd", UInt32(0, made, made, timeScale, duration), new byte[80]);

    public static byte[] Track(uint id, string handler, byte[] entry, uint[] sizes, uint[] chunks, params byte[][] more) => Box(
        "trak",
        [
            Box("tkhd", UInt32(7, 3_797_823_600, 3_797_823_600, id, 0, 42_000), new byte[16], Matrix, UInt32(handler == "vide" ? 1280u << 16 : 0, handler == "vide" ? 720u << 16 : 0)),
            .. more,
            Box(
                "mdia",
                Box("mdhd", UInt32(0, 3_797_823_600, 3_797_823_600, 48_000, 0, 0)),
                Box("hdlr", UInt32(0, 0), Letters(handler), UInt32(0, 0, 0), Planted),
                Box("minf", Box("dinf", Box("dref", UInt32(0, 1), Box("url ", UInt32(1)))), Tables(entry, sizes, chunks))),
        ]);

    /// <summary>One sample in each chunk.</summary>
    public static byte[] Tables(byte[] entry, uint[] sizes, uint[] chunks) => Box(
        "stbl",
        Box("stsd", UInt32(0, 1), entry),
        Box("stts", UInt32(0, 1, (uint)sizes.Length, 1024)),
        Box("stsc", chunks.Length == 0 ? UInt32(0, 0) : UInt32(0, 1, 1, 1, 1)),
        Box("stsz", UInt32([0, 0, (uint)sizes.Length, .. sizes])),
        Box("stco", UInt32([0, (uint)chunks.Length, .. chunks])));

    public static byte[] Sound(params byte[][] more) => Box("mp4a", [new byte[8], new byte[8], UInt16(2, 16, 0, 0), UInt32(48_000u << 16), Box("esds", UInt32(0)), .. more]);

    public static byte[] Picture(params byte[][] more) =>
        Box("avc1", [new byte[24], UInt16(1280, 720), new byte[14], .. new[] { Planted, new byte[32 - Place.Length] }, new byte[4], Box("avcC", UInt32(0)), .. more]);

    private static byte[] Matrix => UInt32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
}
