using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>An urn, cups in rows and a plate with one biscuit left.</summary>
internal static class Tea
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 520, Ink.Of("dfe7e4"), Ink.Of("c7d6d3")).Box(0, 330, 1200, 6, Teal.Thin(0.5)).Wash(0, 336, 1200, 190, Teal.Thin(0.16), Teal.Thin(0.28));
        canvas.Wash(0, 520, 1200, 280, Ink.Of("fbf8f1"), Ink.Of("d9d1c0")).Box(0, 516, 1200, 6, Ink.Of("bdb29b"));
        canvas.Oval(250, 640, 150, 22, Night.Thin(0.18));
        canvas.Wash(130, 190, 240, 430, Ink.Of("c9ccd0"), Ink.Of("7e848b")).Oval(250, 190, 120, 30, Ink.Of("dfe2e4")).Oval(250, 620, 120, 24, Ink.Of("7e848b"));
        canvas.Box(160, 196, 22, 420, Ink.Of("ffffff", 0.4)).Box(320, 196, 30, 420, Night.Thin(0.12));
        canvas.Oval(250, 172, 34, 14, Dark).Box(232, 150, 36, 24, Dark).Box(236, 520, 28, 26, Dark).Box(228, 540, 70, 14, Dark).Box(284, 540, 14, 34, Dark);
        canvas.Box(212, 420, 76, 34, Night).Oval(230, 437, 7, 7, Brick).Oval(258, 437, 7, 7, Amber);
        for (var row = 0; row < 3; row++)
        {
            for (var i = 0; i < 5; i++)
            {
                Cup(canvas, 500 + (i * 128) - (row * 26), 520 + (row * 82), 1 + (row * 0.14), (row * 5) + i);
            }
        }

        for (var i = 0; i < 14; i++)
        {
            canvas.Oval(352 + (Math.Sin(i * 0.7) * 12), 150 - (i * 10), 15 - (i * 0.7), 11, Ink.Of("ffffff", 0.16));
        }
    }

    private static void Cup(Canvas canvas, double x, double y, double size, int place)
    {
        if (place == 13)
        {
            canvas.Oval(x + 20, y + 52, 86, 22, Night.Thin(0.14)).Oval(x + 20, y + 46, 84, 21, Paper).Oval(x + 20, y + 46, 58, 13, Rule).Card(x + 26, y + 40, 58, 18, 0.1, Ink.Of("c98f3d"));
            return;
        }

        var china = place is 4 or 7 ? Brick : Ink.Of("ffffff");
        canvas.Oval(x, y + (50 * size), 50 * size, 11 * size, Night.Thin(0.12)).Oval(x, y + (46 * size), 48 * size, 10 * size, Ink.Of("f3efe6"));
        canvas.Oval(x + (32 * size), y + (18 * size), 14 * size, 13 * size, china).Oval(x + (32 * size), y + (18 * size), 8 * size, 7 * size, Ink.Of("ded8ca"));
        canvas.Shape(china, (x - (32 * size), y), (x + (32 * size), y), (x + (22 * size), y + (44 * size)), (x - (22 * size), y + (44 * size)));
        canvas.Oval(x, y + (44 * size), 22 * size, 5 * size, china).Oval(x, y, 32 * size, 8 * size, china.Towards(Night, 0.12)).Oval(x, y + 1, 27 * size, 6 * size, Ink.Of("8a4f22"));
        canvas.Shape(Night.Thin(0.07), (x + (8 * size), y + (6 * size)), (x + (32 * size), y), (x + (22 * size), y + (44 * size)), (x + (6 * size), y + (48 * size)));
    }
}
