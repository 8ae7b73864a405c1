using NetVips;
using Rapport.Shared;

namespace Rapport.Platform.Images;

/// <summary>The only user of NetVips; its native part is loaded with the first picture, not at the start.</summary>
internal static class VipsImage
{
    private const int Quality = 80;
    private const double Grain = 5;

    // A thumbnail's own fail_on parameter does not reach the loader (libvips 8.18.7 shows half a photo); this does.
    private const string RefuseDamage = "[fail_on=error]";

    static VipsImage()
    {
        NetVips.NetVips.BlockUntrusted = true;
        NetVips.Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadNsgif", "VipsForeignLoadWebp" })
        {
            NetVips.Operation.Block(loader, false);
        }

        // Nothing is asked twice, so a cache would only hold people's pictures in memory.
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        NetVips.NetVips.Concurrency = 1;

        // libvips writes warnings to the console, with pieces of the file in them.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Message | Enums.LogLevelFlags.Info, static (_, _, _) => { });
    }

    public static Outcome<ImageFacts> Probe(byte[] bytes, ImageKind kind)
    {
        try
        {
            using var image = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
            return ImageLimits.Allows(image.Width, image.Height) ? FactsOf(image, kind) : ImageProblems.TooLarge;
        }
        catch (VipsException)
        {
            return ImageProblems.Damaged;
        }
    }

    public static Outcome<Renditions> Render(byte[] bytes, ImageKind kind, CancellationToken stop)
    {
        var facts = Probe(bytes, kind);
        if (facts.IsRefused)
        {
            return facts.Problem;
        }

        try
        {
            // Shrinks while it decodes and turns upright; the larger size is then the source of the smaller ones.
            using var lazy = Image.ThumbnailBuffer(
                bytes, Renditions.LargeEdge, RefuseDamage, height: Renditions.LargeEdge, size: Enums.Size.Down, outputProfile: "srgb");
            lazy.SetProgress(new Progress<int>(), stop);
            using var large = lazy.CopyMemory();
            return new Renditions(facts.Value, Save(large, Renditions.SmallEdge), Save(large, Renditions.MediumEdge), Save(large, Renditions.LargeEdge));
        }
        catch (VipsException)
        {
            stop.ThrowIfCancellationRequested();
            return ImageProblems.Damaged;
        }
    }

    /// <summary>A drawing of so many times the width and height as a JPEG, with a little grain.</summary>
    public static byte[] FromPixels(byte[] rgb, int width, int height, int times)
    {
        using var drawn = Image.NewFromMemory(rgb, width * times, height * times, 3, Enums.BandFormat.Uchar);
        using var sized = drawn.Resize(1.0 / times);
        using var grain = Image.Gaussnoise(width, height, sigma: Grain, mean: 0, seed: 1);
        using var grainy = sized + grain;
        using var whole = grainy.Cast(Enums.BandFormat.Uchar);
        using var coloured = whole.Copy(interpretation: Enums.Interpretation.Srgb);
        return coloured.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    private static Rendition Save(Image large, int edge)
    {
        using var sized = large.ThumbnailImage(edge, height: edge, size: Enums.Size.Down, noRotate: true);
        return new Rendition(sized.Width, sized.Height, sized.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None));
    }

    private static ImageFacts FactsOf(Image image, ImageKind kind)
    {
        var isOnItsSide = image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8;
        var taken = CaptureTime.Parse(Exif(image, "exif-ifd2-DateTimeOriginal"), Exif(image, "exif-ifd2-OffsetTimeOriginal"));
        return isOnItsSide
            ? new ImageFacts(kind, image.Height, image.Width, taken)
            : new ImageFacts(kind, image.Width, image.Height, taken);
    }

    // libvips gives "value (value, type, components, bytes)".
    private static string? Exif(Image image, string field) =>
        image.Contains(field) && image.Get(field) is string text && text.IndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? text[..end] : null;
}
