using System.Buffers.Binary;
using System.Text;

namespace Rapport.Tests.Formats.Video;

/// <summary>Writes small WebM files, element by element, so that a test can plant something anywhere in them.</summary>
internal static class MatroskaFile
{
    public static byte[] Element(uint id, params byte[][] parts)
    {
        var body = parts.SelectMany(part => part).ToArray();
        return [.. Id(id), .. Size(body.Length), .. body];
    }

    /// <summary>As a browser writes what it does not know the end of.</summary>
    public static byte[] Endless(uint id, params byte[][] parts) => [.. Id(id), 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. parts.SelectMany(part => part)];

    public static byte[] Number(uint id, byte number) => Element(id, [number]);

    public static byte[] Text(uint id, string text) => Element(id, Encoding.UTF8.GetBytes(text));

    public static byte[] Header => Element(0x1A45DFA3, Text(0x4282, "webm"), Number(0x4287, 4));

    public static byte[] Track(byte number, byte type, string codec, params byte[][] more) =>
        Element(0xAE, [Number(0xD7, number), Number(0x83, type), Text(0x86, codec), .. more]);

    public static byte[] Block(byte track, short at, byte[] data) => Element(0xA3, [(byte)(0x80 | track)], [(byte)(at >> 8), (byte)at, 0x80], data);

    private static byte[] Id(uint id)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return [.. bytes.SkipWhile(part => part == 0)];
    }

    private static byte[] Size(int length) => [(byte)(0x10 | (length >> 24)), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
}
