using System.Text;
using NetVips;
using Rapport.Platform.Images;

namespace Rapport.Tests.Platform.Images;

public sealed class PhotoTests : IDisposable
{
    private readonly ImageReader images = new();

    public void Dispose() => images.Dispose();

    [Fact]
    public async Task A_photo_is_upright_whichever_way_the_camera_was_held()
    {
        var upright = await ReadAsync("photos/orientation", "Landscape_1.jpg");
        using var expected = Pixels(upright.Small);
        // None given, mirrored, turned, and both; the rest with ./test --long.
        foreach (var orientation in LongRun.IsAsked ? Enumerable.Range(0, 9) : [0, 2, 5, 6])
        {
            var turned = await ReadAsync("photos/orientation", $"Landscape_{orientation}.jpg");
            Assert.Equal((1800, 1200), (turned.Original.Width, turned.Original.Height));
            using var actual = Pixels(turned.Small);
            using var difference = (expected - actual).Abs();
            Assert.InRange(difference.Avg(), 0, 4);
        }
    }

    [Fact]
    public async Task A_picture_comes_at_three_sizes_by_its_longer_edge()
    {
        var read = await ReadAsync("photos/exif", "jpg__mobile__jolla.jpg");
        Assert.Equal(new ImageFacts(ImageKind.Jpeg, 3264, 2448, new CaptureTime(new DateTime(2014, 9, 21, 16, 0, 56), null)), read.Original);
        Assert.Equal([(320, 240), (800, 600), (1600, 1200)], Sizes(read));
        Assert.All([read.Small, read.Medium, read.Large], one => Assert.Equal(ImageKind.WebP, ImageHeader.Read(one.WebP.Span).Kind));
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up()
    {
        var read = await ReadAsync("photos/pillow", "orientation_rectangle.jpg");
        Assert.Equal([(1, 2), (1, 2), (1, 2)], Sizes(read));
    }

    [Fact]
    public async Task No_byte_of_metadata_leaves()
    {
        var carriers = Directory.EnumerateFiles(Fixtures.Folder("photos/exif")).Concat(Directory.EnumerateFiles(Fixtures.Folder("photos/pillow")))
            .Concat(Directory.EnumerateFiles(Fixtures.Folder("security/uploads"))).Order(StringComparer.Ordinal);
        var planted = 0;
        foreach (var file in carriers)
        {
            var original = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var read = await images.ReadAsync(new MemoryStream(original), TestContext.Current.CancellationToken);
            if (read.IsRefused)
            {
                continue;
            }

            planted += Traces(original).Count > 0 ? 1 : 0;
            Assert.All([read.Value.Small, read.Value.Medium, read.Value.Large], one => Assert.Empty(Traces(one.WebP.Span)));
            Assert.All([read.Value.Small, read.Value.Medium, read.Value.Large], one => Assert.Empty(MetadataFields(one)));
        }

        Assert.Equal(35, planted);
    }

    [Fact]
    public async Task A_heic_photo_is_refused_with_what_to_do()
    {
        var heic = await Fixtures.Read("photos/exif", "heic__IMG_5195.HEIC");
        var probed = await images.ProbeAsync(new MemoryStream(heic), TestContext.Current.CancellationToken);
        Assert.Equal(ImageProblems.Heif, probed.Problem);
    }

    [Fact]
    public async Task A_probe_tells_size_and_time_without_rendering()
    {
        var photo = await Fixtures.Read("photos/pillow", "exif_gps.jpg");
        var probed = await images.ProbeAsync(new MemoryStream(photo), TestContext.Current.CancellationToken);
        Assert.Equal(new ImageFacts(ImageKind.Jpeg, 8, 8, new CaptureTime(new DateTime(2099, 9, 29, 10, 10, 10), null)), probed.Value);
    }

    private static (int, int)[] Sizes(Renditions read) =>
        [.. new[] { read.Small, read.Medium, read.Large }.Select(one => (one.Width, one.Height))];

    private static List<string> Traces(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return [.. new[] { "Exif\0", "EXIF", "eXIf", "XMP ", "xpacket", "ns.adobe.com", "Photoshop", "ICCP", "ICC_PROFILE", "8BIM", "tEXt", "iTXt", "<script", "exif:GPS" }.Where(trace => text.Contains(trace, StringComparison.Ordinal))];
    }

    private static List<string> MetadataFields(Rendition rendition)
    {
        using var image = Image.NewFromBuffer(rendition.WebP.ToArray());
        return [.. image.GetFields().Where(field => field.Contains("exif") || field.EndsWith("-data", StringComparison.Ordinal) || field.Contains("comment") || field == "orientation")];
    }

    private static Image Pixels(Rendition rendition)
    {
        using var image = Image.NewFromBuffer(rendition.WebP.ToArray());
        return image.CopyMemory();
    }

    private async Task<Renditions> ReadAsync(string folder, string file)
    {
        var read = await images.ReadAsync(new MemoryStream(await Fixtures.Read(folder, file)), TestContext.Current.CancellationToken);
        return read.Value;
    }
}
