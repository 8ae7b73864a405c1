using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A red telephone with a dial on a table, and a bin beside it that is filling up.</summary>
internal static class Telephone
{
    private static readonly Ink Deep = Ink.Of("7c2315");

    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 540, Ink.Of("d5e2e0"), Ink.Of("bcd0cd")).Wash(0, 540, 1200, 260, Ink.Of("a37c45"), Ink.Of("6d5026")).Box(0, 536, 1200, 6, Ink.Of("c39a5e"));
        canvas.Oval(440, 690, 300, 34, Night.Thin(0.25));
        for (var i = 0; i < 26; i++)
        {
            canvas.Oval(196 - (i * 7), 640 + (Math.Sin(i * 0.9) * 16) + (i * 2), 11, 15, Deep).Oval(196 - (i * 7), 640 + (Math.Sin(i * 0.9) * 16) + (i * 2), 6, 9, Ink.Of("8a673a"));
        }

        canvas.Shape(Brick, (318, 400), (562, 400), (690, 690), (190, 690)).Shape(Deep, (190, 690), (690, 690), (684, 712), (196, 712));
        canvas.Shape(Ink.Of("c24a36"), (330, 408), (372, 408), (262, 680), (214, 680));
        canvas.Box(326, 364, 34, 44, Deep).Box(520, 364, 34, 44, Deep);
        canvas.Shape(Brick, (180, 330), (250, 292), (630, 292), (700, 330), (700, 364), (180, 364)).Oval(224, 366, 62, 42, Brick).Oval(656, 366, 62, 42, Brick);
        canvas.Oval(224, 392, 50, 18, Deep).Oval(656, 392, 50, 18, Deep).Shape(Ink.Of("c96352"), (258, 302), (622, 302), (636, 312), (244, 312));
        canvas.Oval(440, 560, 112, 96, Ink.Of("f4efe4")).Oval(440, 560, 104, 88, Dark);
        for (var i = 0; i < 10; i++)
        {
            var angle = -2.2 - (i * 0.5);
            canvas.Oval(440 + (78 * Math.Cos(angle)), 560 + (66 * Math.Sin(angle)), 17, 15, Ink.Of("f4efe4"));
        }

        canvas.Oval(440, 560, 42, 36, Paper).Line(540, 616, 508, 592, 9, Ink.Of("c9ccd0"));
        Bin(canvas);
    }

    private static void Bin(Canvas canvas)
    {
        canvas.Oval(960, 716, 150, 22, Night.Thin(0.25));
        for (var i = 0; i < 7; i++)
        {
            var (x, y) = (880 + (i * 28) + (Jitter(i) * 10), 408 + (Jitter(i + 9) * 26));
            canvas.Shape(i % 3 == 1 ? Ink.Of("e9e2d4") : Paper, (x - 44, y + 12), (x - 20, y - 36), (x + 22, y - 30), (x + 46, y + 6), (x + 18, y + 40), (x - 26, y + 38))
                .Line(x - 16, y - 12, x + 14, y + 4, 3, Rule).Line(x + 14, y + 4, x - 4, y + 22, 3, Rule);
        }

        canvas.Shape(Soft, (824, 430), (1096, 430), (1060, 716), (860, 716)).Oval(960, 716, 100, 14, Soft).Box(816, 420, 288, 18, Dark);
        for (var i = 1; i < 9; i++)
        {
            canvas.Line(824 + (i * 30), 438, 860 + (i * 22), 714, 3, Night.Thin(0.45));
        }

        canvas.Line(836, 520, 1084, 520, 3, Night.Thin(0.45)).Line(846, 610, 1074, 610, 3, Night.Thin(0.45));
    }
}
