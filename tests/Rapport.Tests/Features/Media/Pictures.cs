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
}
