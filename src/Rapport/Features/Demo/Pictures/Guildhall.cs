using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A guildhall's clock tower over roofs, at the end of the day.</summary>
internal static class Guildhall
{
    private static readonly Ink Stone = Ink.Of("23323a");

    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 330, Ink.Of("1f5a66"), Ink.Of("9fb9b0")).Wash(0, 330, 1200, 300, Ink.Of("9fb9b0"), Ink.Of("f6cfa0"));
        canvas.Oval(842, 540, 92, 92, Ink.Of("ffe3b0", 0.5)).Oval(842, 540, 66, 66, Ink.Of("ffefc9"));
        for (var i = 0; i < 6; i++)
        {
            var y = 250 + (i * 48) + (Jitter(i) * 14);
            var x = 120 + (Jitter(i + 20) * 420) + 380;
            canvas.Oval(x, y, 210 - (i * 14), 7 + (i % 3 * 2), Ink.Of("fff0d6", 0.35));
        }

        Roofs(canvas, 610, Ink.Of("5b7f84"), 3);
        Roofs(canvas, 680, Ink.Of("3a5a62"), 17);
        Tower(canvas);
        canvas.Box(0, 744, 1200, 56, Night);
        for (var i = 0; i < 26; i++)
        {
            canvas.Box(i * 47, 722, 4, 30, Night);
        }

        canvas.Box(0, 726, 1200, 4, Night);
    }

    private static void Roofs(Canvas canvas, double ground, Ink ink, int seed)
    {
        for (var i = 0; i < 11; i++)
        {
            var (x, high) = ((i * 118) - 40, 46 + ((Jitter(seed + i) + 1) * 36));
            canvas.Box(x, ground - high, 128, 800 - ground + high, ink);
            canvas.Shape(ink, (x - 6, ground - high), (x + 64, ground - high - 44), (x + 134, ground - high));
            canvas.Box(x + 92, ground - high - 50, 16, 44, ink);
        }
    }

    private static void Tower(Canvas canvas)
    {
        canvas.Box(150, 520, 520, 280, Stone).Shape(Stone, (130, 522), (410, 430), (690, 522));
        canvas.Box(330, 210, 160, 320, Stone).Box(316, 200, 188, 16, Stone).Box(316, 372, 188, 10, Stone);
        canvas.Shape(Stone, (322, 202), (410, 70), (498, 202)).Box(406, 20, 7, 60, Stone).Shape(Brick, (413, 24), (458, 36), (413, 48));
        canvas.Oval(410, 290, 56, 56, Ink.Of("fdf3dc")).Oval(410, 290, 49, 49, Ink.Of("f7e6c2"));
        for (var i = 0; i < 12; i++)
        {
            canvas.Oval(410 + (42 * Math.Cos(i * Math.PI / 6)), 290 + (42 * Math.Sin(i * Math.PI / 6)), 3, 3, Dark);
        }

        canvas.Line(410, 290, 410, 252, 5, Dark).Line(410, 290, 384, 306, 6, Dark);
        for (var i = 0; i < 7; i++)
        {
            var lit = i is 1 or 4 or 5;
            var ink = lit ? Amber : Ink.Of("16232a");
            canvas.Oval(202 + (i * 70), 600, 17, 20, ink).Box(185 + (i * 70), 600, 34, 92, ink);
        }
    }
}
