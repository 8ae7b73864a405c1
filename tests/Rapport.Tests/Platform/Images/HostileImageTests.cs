using Rapport.Platform.Images;

namespace Rapport.Tests.Platform.Images;

public sealed class HostileImageTests : IDisposable
{
    private readonly ImageReader images = new();

    public void Dispose() => images.Dispose();

    [Fact]
    public async Task Every_hostile_file_has_its_known_answer()
    {
        var answers = new List<string>();
        foreach (var file in Files("security/images").Concat(Files("security/uploads")))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            answers.Add($"{Path.GetFileName(file)}: {await AnswerAsync(bytes)}");
        }

        Assert.Equal(
            [
                "broken_data_stream.png: image_damaged",
                "broken_exif_dpi.jpg: Jpeg 100x100",
                "crash-0c7e0e8e11ce787078f00b5b0ca409a167f070e0.tif: image_unknown",
                "crash-0da013a13571cc8eb457a39fee8db18f8a3c7127.tif: image_unknown",
                "crash-0e16d3bfb83be87356d026d66919deaefca44dac.tif: image_unknown",
                "crash-1185209cf7655b5aed8ae5e77784dfdd18ab59e9.tif: image_unknown",
                "crash-465703f71a0f0094873a3e0e82c9f798161171b8.sgi: image_unknown",
                "crash-4f085cc12ece8cde18758d42608bed6a2a2cfb1c.tif: image_unknown",
                "crash-4fb027452e6988530aa5dabee76eecacb3b79f8a.j2k: image_unknown",
                "crash-63b1dffefc8c075ddc606c0a2f5fdc15ece78863.tif: image_unknown",
                "crash-7d4c83eb92150fb8f1653a697703ae06ae7c4998.j2k: image_unknown",
                "crash-abcf1c97b8fe42a6c68f1fb0b978530c98d57ced.sgi: image_unknown",
                "crash-c1b2595b8b0b92cc5f38b6635e98e3a119ade807.sgi: image_unknown",
                "crash-ccca68ff40171fdae983d924e127a721cab2bd50.j2k: image_unknown",
                "crash-db8bfa78b19721225425530c5946217720d7df4e.sgi: image_unknown",
                "decompression_bomb.gif: image_too_large",
                "decompression_bomb.ico: image_unknown",
                "truncated_exif_dpi.jpg: Jpeg 480x640",
                "SVG_XSS_green_triangle.svg: image_unknown",
                "SVG_XSS_nested_img_xlink.svg: image_unknown",
                "SVG_XSS_nested_use_xlink.svg: image_unknown",
                "onclick-xss-ecs.jpeg: Jpeg 256x128",
                "payload_in_all_known_exif_corrupted.jpg: Jpeg 250x229",
                "payload_in_all_known_metadata.png: Png 229x229",
                "payload_text_xss.png: Png 250x229",
                "xss.xml: image_unknown",
                "xss_comment_exif_metadata_double_quote.png: Png 100x100",
            ],
            answers);
    }

    [Fact]
    public async Task A_gif_that_claims_four_thousand_million_pixels_is_refused()
    {
        var bomb = await Fixtures.Read("security/images", "decompression_bomb.gif");
        Assert.Equal(44, bomb.Length);
        Assert.Equal("image_too_large", await AnswerAsync(bomb));
    }

    [Fact]
    public async Task A_photo_cut_off_anywhere_is_refused_or_shown_and_nothing_worse()
    {
        string[] known = ["image_damaged", "image_unknown"];
        foreach (var file in new[] { "hopper_orientation_5.jpg", "hopper_orientation_5.webp", "xmp_tags_orientation_exiftool.png" })
        {
            var whole = await Fixtures.Read("photos/pillow", file);
            for (var length = 0; length < whole.Length - 64; length += 1 + (whole.Length / 53))
            {
                Assert.Contains(await AnswerAsync(whole[..length]), known);
            }
        }
    }

    [Fact]
    public async Task A_photo_with_wrong_bytes_is_refused_or_shown_and_nothing_worse()
    {
        var random = new Random(20260301);
        foreach (var file in new[] { "hopper_orientation_5.jpg", "hopper_orientation_5.webp", "xmp_tags_orientation_exiftool.png" })
        {
            var whole = await Fixtures.Read("photos/pillow", file);
            for (var round = 0; round < 60; round++)
            {
                var damaged = (byte[])whole.Clone();
                for (var i = 0; i < 8; i++)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                Assert.Matches("^(image_(damaged|unknown|too_large)|(Jpeg|Png|WebP) [0-9]+x[0-9]+)$", await AnswerAsync(damaged));
            }
        }
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(Fixtures.Folder(folder)).Order(StringComparer.Ordinal)];

    private async Task<string> AnswerAsync(byte[] bytes)
    {
        var read = await images.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        return read.Match(shown => $"{shown.Original.Kind} {shown.Original.Width}x{shown.Original.Height}", problem => problem.Code);
    }
}
