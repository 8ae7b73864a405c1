using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A town drawn by hand on a large sheet: a river, its roads, a route in teal and one place ringed in red.</summary>
internal static class RouteMap
{
    private static readonly (double X, double Y)[] River = [(60, 250), (210, 290), (330, 390), (470, 430), (600, 520), (760, 540), (900, 640), (1140, 680)];
    private static readonly (double X, double Y)[] Route = [(180, 640), (330, 560), (420, 330), (620, 240), (800, 290), (900, 430), (1020, 420)];

    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 800, Ink.Of("8a6a3c"), Ink.Of("5d4522")).Card(610, 412, 1110, 720, -0.012, Night.Thin(0.3)).Card(600, 400, 1110, 720, -0.012, Ink.Of("fcf8ee"));
        Way(canvas, River, 34, Ink.Of("bfdfe2"));
        Way(canvas, River, 3, Ink.Of("8fbfc4"));
        Way(canvas, [(330, 110), (420, 330), (470, 430), (520, 700)], 12, Rule);
        Way(canvas, [(110, 450), (330, 560), (700, 660), (1080, 560)], 12, Rule);
        Way(canvas, [(620, 240), (760, 540), (820, 720)], 12, Rule);
        Way(canvas, [(420, 330), (170, 160)], 12, Rule);
        Way(canvas, [(800, 290), (1060, 150)], 12, Rule);
        for (var i = 0; i < 40; i++)
        {
            var (x, y) = (200 + ((Jitter(i) + 1) * 400), 160 + ((Jitter(i + 50) + 1) * 250));
            canvas.Card(x, y, 22, 18, Jitter(i + 90) * 0.4, Ink.Of("8b7f6b", 0.55));
        }

        Way(canvas, Route, 9, Teal);
        canvas.Oval(1020, 420, 16, 16, Teal).Oval(180, 640, 16, 16, Teal);
        canvas.Box(866, 384, 62, 44, Amber).Shape(Dark, (858, 386), (897, 352), (936, 386)).Box(889, 404, 16, 24, Dark);
        Ring(canvas, 900, 416, 96, 82);
        canvas.Line(1080, 250, 1002, 346, 6, Brick).Line(1002, 346, 1006, 316, 6, Brick).Line(1002, 346, 1030, 336, 6, Brick);
        canvas.Card(250, 742, 210, 18, 0.1, Teal).Card(352, 753, 26, 16, 0.1, Dark).Card(820, 764, 190, 18, -0.2, Brick);
    }

    private static void Way(Canvas canvas, (double X, double Y)[] points, double thick, Ink ink)
    {
        for (var i = 0; i + 1 < points.Length; i++)
        {
            canvas.Line(points[i].X, points[i].Y, points[i + 1].X, points[i + 1].Y, thick, ink).Oval(points[i + 1].X, points[i + 1].Y, thick / 2, thick / 2, ink);
        }
    }

    private static void Ring(Canvas canvas, double x, double y, double across, double down)
    {
        for (var i = 0; i < 42; i++)
        {
            var (from, to, grow) = (i * 0.16, (i + 1) * 0.16, 1 + (i * 0.002));
            canvas.Line(x + (across * grow * Math.Cos(from)), y + (down * grow * Math.Sin(from)), x + (across * grow * Math.Cos(to)), y + (down * grow * Math.Sin(to)), 6, Brick);
        }
    }
}
