using System.Buffers.Binary;

namespace Rapport.Platform.Images;

/// <summary>Kind and claimed size, read from the bytes without decoding a pixel. A size of zero means that none was found.</summary>
public readonly record struct ImageHeader(ImageKind Kind, long Width, long Height)
{
    public static ImageHeader Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif(bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(bytes),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Heif(bytes),
        _ => default,
    };

    // ITU-T T.81: the frame header (SOF) holds height and width. C4, C8 and CC look like it and are not.
    private static ImageHeader Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(ImageKind.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += marker is 0xFF ? 1 : marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return new(ImageKind.Jpeg, 0, 0);
    }

    private static ImageHeader Png(ReadOnlySpan<byte> bytes) => bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
        ? new(ImageKind.Png, BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
        : new(ImageKind.Png, 0, 0);

    // A frame may lie outside the screen that the header claims, and decoders then grow the screen.
    private static ImageHeader Gif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13)
        {
            return new(ImageKind.Gif, 0, 0);
        }

        long width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        long height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        foreach (var frame in GifFrames.In(bytes))
        {
            width = Math.Max(width, frame.Right);
            height = Math.Max(height, frame.Bottom);
        }

        return new(ImageKind.Gif, width, height);
    }

    // RFC 9649, and RFC 6386 for the lossy frame.
    private static ImageHeader WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return new(ImageKind.WebP, 0, 0);
        }

        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return new(ImageKind.WebP, 1 + UInt24(bytes[24..]), 1 + UInt24(bytes[27..]));
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new(ImageKind.WebP, 1 + (packed & 0x3FFF), 1 + ((packed >> 14) & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? new(ImageKind.WebP, BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : new(ImageKind.WebP, 0, 0);
    }

    private static ImageHeader Heif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[8..12] is var brand
        && (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("avi"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
            ? new(ImageKind.Heif, 0, 0)
            : default;

    private static long UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
