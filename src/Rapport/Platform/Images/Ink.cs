using System.Globalization;

namespace Rapport.Platform.Images;

/// <summary>A colour to draw with.</summary>
/// <param name="Cover">How much of the ground it hides, 0 to 1.</param>
public readonly record struct Ink(double Red, double Green, double Blue, double Cover = 1)
{
    /// <param name="hex">Six digits, as in <c>0f5c66</c>.</param>
    public static Ink Of(string hex, double cover = 1)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new(value >> 16, (value >> 8) & 255, value & 255, cover);
    }

    public Ink Thin(double cover) => this with { Cover = cover };

    /// <summary>Between this and another.</summary>
    public Ink Towards(Ink other, double part) =>
        new(Red + ((other.Red - Red) * part), Green + ((other.Green - Green) * part), Blue + ((other.Blue - Blue) * part), Cover + ((other.Cover - Cover) * part));
}
