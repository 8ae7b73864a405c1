namespace Rapport.Platform.Images;

public static class ImageLimits
{
    public const int MaxBytes = 40 * 1024 * 1024;
    public const long MaxPixels = 60_000_000;
    public const int MaxEdge = 20_000;

    public static bool Allows(long width, long height) => width <= MaxEdge && height <= MaxEdge && width * height <= MaxPixels;
}
