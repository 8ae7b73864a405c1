using Rapport.Platform.Images;
using static Rapport.Features.Demo.Pictures.Palette;

namespace Rapport.Features.Demo.Pictures;

/// <summary>A wall of notes drawn together into groups, one of them far from all others.</summary>
internal static class StickyNotes
{
    private static readonly Ink[] Colours = [Amber, Ink.Of("f7dfa5"), Pale, Ink.Of("b9e0e2"), Coral, Ink.Of("ffd1c6")];

    public static void Draw(Canvas canvas)
    {
        canvas.Wash(0, 0, 1200, 800, Ink.Of("f1ede4"), Ink.Of("dcd5c6"));
        for (var i = 0; i < 5; i++)
        {
            canvas.Box(0, 80 + (i * 160), 1200, 2, Ink.Of("c9c0ae", 0.7));
        }

        Group(canvas, 250, 250, 9, 0);
        Group(canvas, 610, 330, 12, 2);
        Group(canvas, 330, 600, 6, 4);
        Note(canvas, 1010, 210, Coral, 90, 0.09);
        Note(canvas, 960, 580, Pale, 91, -0.07);
        Note(canvas, 1070, 618, Ink.Of("b9e0e2"), 92, 0.05);
        canvas.Line(770, 420, 900, 540, 5, Dark.Thin(0.7)).Line(900, 540, 872, 532, 5, Dark.Thin(0.7)).Line(900, 540, 892, 512, 5, Dark.Thin(0.7));
    }

    private static void Group(Canvas canvas, double x, double y, int count, int colour)
    {
        for (var i = 0; i < count; i++)
        {
            var (column, row) = (i % 3, i / 3);
            Note(
                canvas,
                x + ((column - 1) * 112) + (Jitter((i * 7) + colour) * 16),
                y + ((row - 1) * 108) + (Jitter((i * 13) + colour) * 14),
                Colours[colour + (i % 2)],
                (i * 17) + colour,
                Jitter((i * 5) + colour) * 0.12);
        }
    }

    private static void Note(Canvas canvas, double x, double y, Ink ink, int seed, double turn)
    {
        canvas.Card(x + 5, y + 7, 100, 98, turn, Night.Thin(0.16)).Card(x, y, 100, 98, turn, ink).Card(x, y - 40, 98, 16, turn, Night.Thin(0.05));
        for (var line = 0; line < 3; line++)
        {
            var wide = 56 + (Jitter(seed + line) * 16);
            for (var i = 0; i < wide; i += 8)
            {
                var (near, far) = (-34 + i, -26 + i);
                var level = -18 + (line * 20);
                canvas.Line(
                    x + near - (level * turn), y + level + (near * turn) + (Jitter(seed + i) * 3),
                    x + far - (level * turn), y + level + (far * turn) + (Jitter(seed + i + 8) * 3), 3.4, Dark.Thin(0.8));
            }
        }
    }
}
