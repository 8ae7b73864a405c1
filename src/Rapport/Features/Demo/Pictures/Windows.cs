using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A civic office block at night, with a few windows lit and somebody standing in one.</summary>
internal static class Windows
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 800, Ink.Of("0f1a2a"), Ink.Of("2b4a58"));
        for (var i = 0; i < 60; i++)
        {
            canvas.Oval(600 + (Jitter(i) * 600), 170 + (Jitter(i + 200) * 160), 1.4, 1.4, Ink.Of("fff4d8", 0.7));
        }

        canvas.Oval(1020, 128, 44, 44, Ink.Of("fdf0cf")).Oval(1038, 116, 40, 40, Ink.Of("14253a"));
        canvas.Box(170, 170, 860, 630, Ink.Of("1b2329")).Box(150, 156, 900, 18, Ink.Of("27323a"));
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 9; column++)
            {
                Pane(canvas, 208 + (column * 90), 206 + (row * 100), (row * 9) + column);
            }
        }

        canvas.Box(0, 724, 1200, 76, Ink.Of("0c0f13")).Wash(0, 724, 1200, 30, Amber.Thin(0.14), Amber.Thin(0));
        canvas.Box(556, 690, 90, 60, Ink.Of("fbe3a6")).Box(600, 690, 4, 60, Ink.Of("1b2329"));
        canvas.Box(96, 520, 8, 230, Night).Box(70, 514, 60, 10, Night).Oval(100, 530, 20, 9, Ink.Of("fff0c4")).Shape(Ink.Of("fff0c4", 0.1), (82, 534), (118, 534), (220, 760), (-20, 760));
    }

    private static void Pane(Canvas canvas, double x, double y, int place)
    {
        var isLit = place is 3 or 12 or 13 or 21 or 24 or 29 or 38 or 40;
        var glass = isLit ? (place is 13 or 29 ? Ink.Of("cfeef0") : Ink.Of("f8d27c")) : Ink.Of("2a3d49");
        canvas.Wash(x, y, 62, 70, glass, glass.Towards(Night, isLit ? 0.18 : 0.4)).Box(x + 29, y, 4, 70, Ink.Of("1b2329")).Box(x, y + 22, 62, 3, Ink.Of("1b2329"));
        if (place == 21)
        {
            canvas.Oval(x + 18, y + 34, 8, 9, Night).Oval(x + 18, y + 62, 15, 22, Night).Box(x, y + 70, 62, 16, Ink.Of("1b2329"));
        }
        else if (isLit && place is 12 or 38)
        {
            canvas.Box(x + 8, y + 46, 22, 24, Night.Thin(0.6)).Box(x + 40, y + 52, 16, 18, Night.Thin(0.5));
        }
    }
}
