using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A flip chart with bars drawn by hand, the last of them circled in red.</summary>
internal static class FlipChart
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 640, Ink.Of("cfe0df"), Ink.Of("b9cfcd")).Wash(0, 640, 1200, 160, Ink.Of("a08f74"), Ink.Of("7c6c53"));
        canvas.Shape(Night.Thin(0.18), (470, 770), (830, 770), (900, 800), (430, 800));
        canvas.Line(420, 60, 330, 790, 14, Soft).Line(780, 60, 870, 790, 14, Soft).Line(600, 60, 600, 740, 10, Soft.Thin(0.7));
        canvas.Shape(Night.Thin(0.15), (352, 78), (872, 84), (862, 652), (344, 648));
        canvas.Shape(Ink.Of("fffdf8"), (340, 60), (860, 60), (852, 640), (332, 632)).Box(330, 46, 540, 22, Dark);
        canvas.Line(392, 560, 812, 556, 5, Dark).Line(394, 150, 396, 562, 5, Dark);
        double[] heights = [310, 262, 284, 205, 148, 96];
        for (var i = 0; i < heights.Length; i++)
        {
            Bar(canvas, 424 + (i * 64), heights[i], i == 5 ? Brick : Teal);
        }

        Ring(canvas, 764, 506, 62, 84, Brick);
        canvas.Line(690, 250, 742, 402, 6, Brick).Line(742, 402, 716, 386, 6, Brick).Line(742, 402, 750, 372, 6, Brick);
        for (var i = 0; i < 3; i++)
        {
            Scribble(canvas, 560, 150 + (i * 34), 190 - (i * 46));
        }

        canvas.Card(420, 708, 120, 18, -0.12, Brick).Card(500, 716, 120, 18, 0.06, Teal).Card(350, 706, 26, 18, -0.12, Dark);
    }

    private static void Bar(Canvas canvas, double x, double high, Ink ink)
    {
        canvas.Box(x, 556 - high, 42, high, ink.Thin(0.16));
        for (var y = 0; y < high + 30; y += 11)
        {
            canvas.Line(x + 2, 554 - Math.Min(y, high), x + 40, 554 - Math.Min(high, Math.Max(0, y - 26)), 5, ink.Thin(0.85));
        }

        canvas.Line(x, 556, x + 1, 556 - high, 4, ink).Line(x, 556 - high, x + 42, 555 - high, 4, ink).Line(x + 42, 556, x + 42, 556 - high, 4, ink);
    }

    private static void Ring(Canvas canvas, double x, double y, double across, double down, Ink ink)
    {
        for (var i = 0; i < 40; i++)
        {
            var (from, to) = (i * 0.165, (i + 1) * 0.165);
            var (near, far) = (1 + (i * 0.002), 1 + ((i + 1) * 0.002));
            canvas.Line(x + (across * near * Math.Cos(from)), y + (down * near * Math.Sin(from)), x + (across * far * Math.Cos(to)), y + (down * far * Math.Sin(to)), 6, ink);
        }
    }

    private static void Scribble(Canvas canvas, double x, double y, double wide)
    {
        for (var i = 0; i < wide; i += 9)
        {
            canvas.Line(x + i, y + (Jitter(i + (int)y) * 7), x + i + 9, y + (Jitter(i + 9 + (int)y) * 7), 4, Dark.Thin(0.85));
        }
    }
}
