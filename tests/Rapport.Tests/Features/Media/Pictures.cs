using System.Text;
using NetVips;

namespace Rapport.Tests.Features.Media;

/// <summary>Small valid pictures.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width = 64, int height = 48)
    {
        using var image = Image.Black(width, height);
        return image.JpegsaveBuffer();
    }

    /// <summary>One that says the same word wherever a JPEG can carry words: EXIF with a place and a small picture, XMP, IPTC, a comment, and after its end.</summary>
    public static byte[] Planted(string word, int width = 64)
    {
        using var image = Image.Black(width, 48).Mutate(made =>
        {
            made.Set(GValue.GStrType, "exif-ifd0-ImageDescription", word);
            made.Set(GValue.GStrType, "exif-ifd3-GPSMapDatum", word);
            made.Set(GValue.GStrType, "exif-ifd2-UserComment", word);
        });
        var plain = image.JpegsaveBuffer(keep: Enums.ForeignKeep.All);
        byte[] small = [0xFF, 0xD8, .. Segment(0xFE, word), 0xFF, 0xD9];
        return [.. plain[..2], .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + word), .. Segment(0xED, "Photoshop 3.0\08BIM" + word), .. Segment(0xFE, word),
            .. Segment(0xEC, Encoding.Latin1.GetString(small)), .. plain[2..], .. Encoding.Latin1.GetBytes(word)];
    }

    private static byte[] Segment(byte marker, string words)
    {
        var length = words.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. Encoding.Latin1.GetBytes(words)];
    }
}
