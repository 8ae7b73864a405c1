using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>The board over a counter, showing the number that is being served, and a row of empty seats.</summary>
internal static class QueueBoard
{
    // Top, upper right, lower right, foot, lower left, upper left, middle.
    private static readonly string[] Digits = ["1111110", "0110000", "1101101", "1111001", "0110011", "1011011", "1011111", "1110000", "1111111", "1111011"];

    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 560, Ink.Of("dde3df"), Ink.Of("c3cdc8")).Wash(0, 560, 1200, 240, Ink.Of("9aa39d"), Ink.Of("727b76"));
        canvas.Line(430, 0, 430, 120, 8, Soft).Line(770, 0, 770, 120, 8, Soft);
        canvas.Box(306, 126, 600, 260, Night.Thin(0.18)).Box(296, 112, 608, 260, Dark).Box(308, 124, 584, 236, Ink.Of("0d0f12"));
        var number = 147;
        for (var i = 2; i >= 0; i--, number /= 10)
        {
            Digit(canvas, 372 + (i * 164), 152, number % 10);
        }

        canvas.Box(0, 440, 1200, 22, Teal).Wash(0, 462, 1200, 110, Ink.Of("f4f1ea"), Ink.Of("d8d2c4"));
        canvas.Box(150, 400, 250, 40, Ink.Of("e9f3f3", 0.9)).Box(800, 400, 250, 40, Ink.Of("e9f3f3", 0.9));
        for (var i = 0; i < 7; i++)
        {
            var x = 96 + (i * 146);
            canvas.Oval(x + 54, 764, 60, 9, Night.Thin(0.22)).Wash(x, 610, 108, 74, Teal, Teal.Towards(Night, 0.4)).Box(x - 4, 684, 116, 16, Ink.Of("0b3f46")).Box(x + 10, 700, 7, 62, Dark).Box(x + 92, 700, 7, 62, Dark);
        }

        canvas.Card(690, 690, 46, 62, 0.35, Paper).Line(676, 680, 700, 689, 3, Soft).Line(672, 692, 696, 701, 3, Soft);
    }

    private static void Digit(Canvas canvas, double x, double y, int digit)
    {
        (double X, double Y, bool IsFlat)[] strokes = [(12, 0, true), (92, 12, false), (92, 104, false), (12, 184, true), (0, 104, false), (0, 12, false), (12, 92, true)];
        for (var i = 0; i < strokes.Length; i++)
        {
            var (right, down, isFlat) = strokes[i];
            var ink = Digits[digit][i] == '1' ? Coral : Ink.Of("24201f");
            canvas.Box(x + right, y + down, isFlat ? 78 : 14, isFlat ? 14 : 78, ink);
            if (Digits[digit][i] == '1')
            {
                canvas.Box(x + right - 7, y + down - 7, isFlat ? 92 : 28, isFlat ? 28 : 92, Brick.Thin(0.22));
            }
        }
    }
}
