using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A lake and its hills through the window of the room, a mug on the sill.</summary>
internal static class Lake
{
    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 340, Ink.Of("a9cfd6"), Ink.Of("f3ead6"));
        canvas.Oval(770, 180, 44, 44, Ink.Of("fff6df"));
        Hills(canvas, 330, 74, 0.0052, 0.6, Ink.Of("9db9b6"));
        Hills(canvas, 372, 62, 0.0071, 2.1, Ink.Of("6f9896"));
        Hills(canvas, 410, 44, 0.0104, 4.4, Ink.Of("3f7273"));
        canvas.Wash(0, 424, 1200, 256, Ink.Of("b8d5d3"), Ink.Of("2f6f78"));
        for (var i = 0; i < 46; i++)
        {
            var depth = (i % 23) / 23.0;
            var x = 600 + (Jitter(i) * 620);
            canvas.Oval(x, 436 + (depth * 230), 26 + (depth * 70), 1.2 + (depth * 1.6), Ink.Of("f3ead6", 0.4 - (depth * 0.2)));
        }

        for (var i = 0; i < 12; i++)
        {
            canvas.Oval(770 + (Jitter(i + 70) * 26), 434 + (i * 17), 52 - (i * 2), 3, Ink.Of("fff6df", 0.55));
        }

        canvas.Shape(Brick, (318, 470), (404, 470), (388, 486), (332, 486)).Shape(Paper, (356, 464), (356, 388), (398, 464)).Line(356, 388, 356, 470, 3, Dark);
        Frame(canvas);
    }

    private static void Hills(Canvas canvas, double foot, double high, double pace, double shift, Ink ink)
    {
        var ridge = Enumerable.Range(0, 61).Select(i => ((double)i * 20, foot - (high * (0.6 + (0.55 * Math.Sin((i * 20 * pace) + shift)) + (0.16 * Math.Sin((i * 61 * pace) + shift))))));
        canvas.Shape(ink, [.. ridge, (1200, 440), (0, 440)]);
    }

    private static void Frame(Canvas canvas)
    {
        var wood = Ink.Of("f2ede2");
        var shade = Ink.Of("cfc6b4");
        canvas.Box(0, 0, 1200, 44, wood).Box(0, 0, 54, 800, wood).Box(1146, 0, 54, 800, wood).Box(584, 0, 32, 690, wood).Box(612, 44, 4, 640, shade);
        canvas.Box(50, 44, 4, 640, shade).Box(1146, 44, 4, 640, shade).Box(54, 44, 1092, 4, shade);
        canvas.Wash(0, 680, 1200, 120, Ink.Of("fbf7ee"), Ink.Of("d6ccb8")).Box(0, 676, 1200, 8, shade);
        canvas.Oval(906, 776, 84, 12, Night.Thin(0.2)).Box(850, 650, 108, 118, Teal).Oval(904, 768, 54, 12, Teal).Oval(904, 652, 54, 13, Ink.Of("0b3f46")).Oval(904, 654, 46, 9, Ink.Of("5a3a1c"));
        for (var i = 0; i < 22; i++)
        {
            var angle = -1.35 + (i * 0.13);
            canvas.Oval(956 + (30 * Math.Cos(angle)), 706 + (34 * Math.Sin(angle)), 8, 8, Teal);
        }
    }
}
