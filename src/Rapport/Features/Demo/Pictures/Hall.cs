using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A panelled chamber before the first session: rows of chairs, a lit screen, three tall windows.</summary>
internal static class Hall
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 560, Ink.Of("e9e2d4"), Ink.Of("d8cdb8"))
            .Wash(0, 540, 1200, 260, Ink.Of("8a6a3c"), Ink.Of("59421f"));
        for (var i = 0; i < 9; i++)
        {
            canvas.Box(i * 136, 380, 3, 160, Oak.Thin(0.25));
        }

        canvas.Box(0, 376, 1200, 6, Oak.Thin(0.5)).Box(0, 532, 1200, 10, Oak.Thin(0.65));
        foreach (var x in new[] { 70, 215, 930, 1075 })
        {
            Window(canvas, x);
        }

        canvas.Box(392, 92, 416, 260, Dark).Wash(404, 104, 392, 236, Ink.Of("ffffff"), Ink.Of("eef6f6"));
        for (var i = 0; i < 5; i++)
        {
            var high = 40 + (i * 27) + (Jitter(i) * 14);
            canvas.Box(450 + (i * 62), 312 - high, 38, high, i == 3 ? Brick : Teal);
        }

        canvas.Box(440, 312, 322, 3, Dark).Box(560, 400, 80, 140, Ink.Of("5a3f17")).Box(548, 388, 104, 16, Ink.Of("6f5020"));
        for (var row = 0; row < 4; row++)
        {
            Chairs(canvas, row);
        }
    }

    private static void Window(Canvas canvas, double x)
    {
        canvas.Oval(x + 28, 120, 34, 40, Ink.Of("ffffff")).Box(x - 6, 118, 68, 216, Ink.Of("ffffff"));
        canvas.Oval(x + 28, 122, 28, 34, Ink.Of("bcdde0")).Wash(x, 120, 56, 206, Ink.Of("bcdde0"), Ink.Of("f4e9c9"));
        canvas.Box(x + 26, 88, 4, 240, Ink.Of("ffffff")).Box(x, 190, 56, 4, Ink.Of("ffffff")).Box(x, 258, 56, 4, Ink.Of("ffffff"));
        canvas.Shape(Ink.Of("fff4cf", 0.22), (x, 540), (x + 56, 540), (x + 160, 800), (x + 20, 800));
    }

    private static void Chairs(Canvas canvas, int row)
    {
        var size = 1 + (row * 0.34);
        var y = 560 + (row * 56) + (row * row * 6);
        var step = 92 * size;
        var count = (int)(1200 / step) + 2;
        for (var i = 0; i < count; i++)
        {
            var x = 600 + ((i - (count / 2.0)) * step) + (Jitter((row * 31) + i) * 4);
            if (Math.Abs(x + (24 * size) - 600) < 44 * size)
            {
                continue;
            }

            canvas.Box(x + 4, y + (46 * size), 5 * size, 40 * size, Dark).Box(x + (43 * size), y + (46 * size), 5 * size, 40 * size, Dark)
                .Wash(x, y, 52 * size, 44 * size, Teal.Towards(Night, 0.1), Teal.Towards(Night, 0.45))
                .Box(x - 2, y + (44 * size), 56 * size, 9 * size, Ink.Of("0b3f46"));
        }
    }
}
