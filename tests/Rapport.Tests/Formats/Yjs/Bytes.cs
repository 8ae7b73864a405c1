using System.Text;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>Updates written by hand, byte for byte.</summary>
internal static class Bytes
{
    public static byte[] Number(long number) => number < 0x80 ? [(byte)number] : [(byte)(0x80 | (number & 0x7F)), .. Number(number >> 7)];

    public static byte[] Text(string text) => [.. Number(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Update(byte[][] sections, params byte[][] deletes) =>
        [.. Number(sections.Length), .. sections.SelectMany(section => section), .. Number(deletes.Length), .. deletes.SelectMany(ranges => ranges)];

    public static byte[] Section(long client, int clock, params IReadOnlyList<byte[]> structs) =>
        [.. Number(structs.Count), .. Number(client), .. Number(clock), .. structs.SelectMany(one => one)];

    public static byte[] Deletes(long client, params (int Clock, int Length)[] ranges) =>
        [.. Number(client), .. Number(ranges.Length), .. ranges.SelectMany(range => (byte[])[.. Number(range.Clock), .. Number(range.Length)])];

    /// <summary>In the root named text.</summary>
    public static byte[] InRoot(int kind, params byte[] content) => [(byte)kind, 1, .. Text("text"), .. content];

    public static byte[] InParent(int kind, YId parent, params byte[] content) => [(byte)kind, 0, .. Id(parent), .. content];

    public static byte[] Behind(int kind, YId origin, params byte[] content) => [(byte)(0x80 | kind), .. Id(origin), .. content];

    public static byte[] Before(int kind, YId right, params byte[] content) => [(byte)(0x40 | kind), .. Id(right), .. content];

    public static byte[] Between(int kind, YId origin, YId right, params byte[] content) => [(byte)(0xC0 | kind), .. Id(origin), .. Id(right), .. content];

    public static byte[] Under(string key, params byte[] content) => [0x20 | 8, 1, .. Text("map"), .. Text(key), .. content];

    /// <summary>Two clients, an element with an attribute, texts with a mark, and a deletion.</summary>
    public static byte[] SmallDocument() => Update(
        [
            Section(2, 0, Behind(4, new(1, 2), Text("d😀")), Behind(6, new(2, 2), [.. Text("bold"), .. Text("true")])),
            Section(1, 0, InRoot(4, Text("abc")), [7, 1, .. Text("default"), 3, .. Text("paragraph")], [0x28, 0, 1, 3, .. Text("level"), 1, 125, 2]),
        ],
        Deletes(1, (1, 1)));

    private static byte[] Id(YId id) => [.. Number(id.Client), .. Number(id.Clock)];
}
