using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A voting sheet of two axes; nearly all dots are crowded into one corner.</summary>
internal static class Dots
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 800, Ink.Of("4b3a22"), Ink.Of("2f2414"));
        for (var i = 0; i < 8; i++)
        {
            canvas.Box(0, 40 + (i * 104) + (Jitter(i) * 10), 1200, 2, Night.Thin(0.35));
        }

        canvas.Card(612, 414, 920, 640, 0.018, Night.Thin(0.35)).Card(600, 400, 920, 640, 0.018, Ink.Of("fdfaf3"));
        canvas.Line(220, 404, 990, 418, 4, Dark).Line(606, 126, 596, 690, 4, Dark);
        canvas.Line(990, 418, 968, 406, 4, Dark).Line(990, 418, 966, 428, 4, Dark).Line(606, 126, 594, 146, 4, Dark).Line(606, 126, 616, 148, 4, Dark);
        for (var i = 0; i < 34; i++)
        {
            var spread = Jitter(i + 300);
            Dot(canvas, 806 + (Jitter(i) * 118 * Math.Abs(spread)), 246 + (Jitter(i + 60) * 92), i % 4 == 0 ? Brick : Teal);
        }

        for (var i = 0; i < 7; i++)
        {
            Dot(canvas, 420 + (Jitter(i + 40) * 130), 560 + (Jitter(i + 90) * 80), Teal);
        }

        Dot(canvas, 364, 232, Amber);
        canvas.Line(388, 222, 452, 186, 4, Dark.Thin(0.7)).Line(388, 222, 402, 204, 4, Dark.Thin(0.7)).Line(388, 222, 410, 222, 4, Dark.Thin(0.7));
        canvas.Card(1010, 640, 190, 16, -0.7, Dark).Card(936, 701, 20, 14, -0.7, Brick);
    }

    private static void Dot(Canvas canvas, double x, double y, Ink ink) =>
        canvas.Oval(x + 2, y + 3, 15, 15, Night.Thin(0.15)).Oval(x, y, 15, 15, ink).Oval(x - 4, y - 4, 4, 4, Ink.Of("ffffff", 0.35));
}
