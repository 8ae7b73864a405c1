namespace Rapport.Platform.Images;

/// <summary>
/// A picture that the program draws itself, in flat shapes with a little grain. Drawn at twice its size, so that edges
/// come out smooth. Points are in pixels of the finished picture.
/// </summary>
public sealed class Canvas(int width, int height)
{
    private const int Fine = 2;

    private readonly byte[] pixels = new byte[width * height * Fine * Fine * 3];

    public int Width => width;

    public int Height => height;

    /// <summary>A rectangle that changes from one colour at its top to another at its foot.</summary>
    public Canvas Wash(double left, double top, double wide, double high, Ink from, Ink to)
    {
        for (var y = Math.Max(0, (int)(top * Fine)); y < Math.Min(height * Fine, (int)((top + high) * Fine)); y++)
        {
            Row(y, left * Fine, (left + wide) * Fine, from.Towards(to, (((double)y / Fine) - top) / high));
        }

        return this;
    }

    public Canvas Box(double left, double top, double wide, double high, Ink ink) => Wash(left, top, wide, high, ink, ink);

    public Canvas Shape(Ink ink, params (double X, double Y)[] points)
    {
        var crossings = new List<double>();
        var first = Math.Max(0, (int)(points.Min(point => point.Y) * Fine));
        var last = Math.Min((height * Fine) - 1, (int)(points.Max(point => point.Y) * Fine));
        for (var y = first; y <= last; y++)
        {
            crossings.Clear();
            var level = (y + 0.5) / Fine;
            for (var i = 0; i < points.Length; i++)
            {
                var (a, b) = (points[i], points[(i + 1) % points.Length]);
                if ((a.Y <= level) != (b.Y <= level))
                {
                    crossings.Add(a.X + ((level - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
                }
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                Row(y, crossings[i] * Fine, crossings[i + 1] * Fine, ink);
            }
        }

        return this;
    }

    public Canvas Oval(double x, double y, double across, double down, Ink ink) =>
        Shape(ink, [.. Enumerable.Range(0, 72).Select(i => (x + (across * Math.Cos(i * Math.PI / 36)), y + (down * Math.Sin(i * Math.PI / 36))))]);

    public Canvas Line(double fromX, double fromY, double toX, double toY, double thick, Ink ink)
    {
        var length = Math.Max(0.001, Math.Sqrt(Math.Pow(toX - fromX, 2) + Math.Pow(toY - fromY, 2)));
        var (sideX, sideY) = ((toY - fromY) / length * thick / 2, (fromX - toX) / length * thick / 2);
        return Shape(ink, (fromX + sideX, fromY + sideY), (toX + sideX, toY + sideY), (toX - sideX, toY - sideY), (fromX - sideX, fromY - sideY));
    }

    /// <summary>A rectangle turned about its middle, in radians.</summary>
    public Canvas Card(double x, double y, double wide, double high, double turn, Ink ink)
    {
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        return Shape(ink, Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1));

        (double X, double Y) Corner(int right, int down) =>
            (x + (right * wide / 2 * cos) - (down * high / 2 * sin), y + (right * wide / 2 * sin) + (down * high / 2 * cos));
    }

    public byte[] ToJpeg() => VipsImage.FromPixels(pixels, width, height, Fine);

    private void Row(int y, double from, double to, Ink ink)
    {
        var (start, end) = (Math.Max(0, (int)Math.Round(from)), Math.Min(width * Fine, (int)Math.Round(to)));
        if (start >= end)
        {
            return;
        }

        // In 256ths: a picture has nearly four million points, and a newcomer waits for it.
        var cover = (int)(ink.Cover * 256);
        var (red, green, blue, under) = ((int)ink.Red * cover, (int)ink.Green * cover, (int)ink.Blue * cover, 256 - cover);
        var row = pixels.AsSpan(((y * width * Fine) + start) * 3, (end - start) * 3);
        for (var at = 0; at < row.Length; at += 3)
        {
            row[at] = (byte)((red + (row[at] * under)) >> 8);
            row[at + 1] = (byte)((green + (row[at + 1] * under)) >> 8);
            row[at + 2] = (byte)((blue + (row[at + 2] * under)) >> 8);
        }
    }
}
