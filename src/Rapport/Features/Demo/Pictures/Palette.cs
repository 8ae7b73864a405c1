using Rapport.Platform.Images;

namespace Rapport.Features.Demo.Pictures;

/// <summary>The product's own colours, and a few between them.</summary>
internal static class Palette
{
    public static readonly Ink Paper = Ink.Of("faf8f4");
    public static readonly Ink Rule = Ink.Of("d9d4c9");
    public static readonly Ink Night = Ink.Of("15171b");
    public static readonly Ink Dark = Ink.Of("1d1f24");
    public static readonly Ink Soft = Ink.Of("565a63");
    public static readonly Ink Teal = Ink.Of("0f5c66");
    public static readonly Ink Pale = Ink.Of("7fcbd1");
    public static readonly Ink Brick = Ink.Of("a8321f");
    public static readonly Ink Coral = Ink.Of("ff9b85");
    public static readonly Ink Amber = Ink.Of("f0bf5f");
    public static readonly Ink Oak = Ink.Of("7d5200");

    /// <summary>A number between -1 and 1 that is the same each time.</summary>
    public static double Jitter(int seed)
    {
        var value = Math.Sin((seed + 1) * 12.9898) * 43758.5453;
        return ((value - Math.Floor(value)) * 2) - 1;
    }
}
