using System.Buffers.Binary;
using NetVips;
using Rapport.Platform.Images;

namespace Rapport.Tests.Platform.Images;

public sealed class ImageLimitTests : IDisposable
{
    private readonly ImageReader images = new();

    public void Dispose() => images.Dispose();

    [Theory]
    [InlineData(20_001, 1)]
    [InlineData(1, 20_001)]
    [InlineData(7_750, 7_750)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public async Task A_png_that_claims_too_many_pixels_is_refused(uint width, uint height)
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        Assert.Equal("image_too_large", await RefusalAsync(png));
    }

    [Fact]
    public async Task A_webp_that_claims_too_many_pixels_is_refused()
    {
        byte[] webp = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Equal("image_too_large", await RefusalAsync(webp));
    }

    [Fact]
    public async Task A_jpeg_that_claims_too_many_pixels_is_refused()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        Assert.Equal("image_too_large", await RefusalAsync(jpeg));
    }

    [Fact]
    public async Task A_file_over_forty_megabytes_is_refused_before_it_is_read_whole()
    {
        using var endless = new EndlessStream();
        var probed = await images.ProbeAsync(endless, TestContext.Current.CancellationToken);
        Assert.Equal("image_too_heavy", probed.Problem.Code);
        Assert.InRange(endless.Given, ImageLimits.MaxBytes, ImageLimits.MaxBytes + 200_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<!doctype html><p>hello")]
    [InlineData("%PDF-1.7")]
    [InlineData("II*\0")]
    [InlineData("# ImageMagick pixel enumeration: 1,1,255,srgb")]
    public async Task What_is_not_a_picture_is_refused(string content) =>
        Assert.Equal("image_unknown", await RefusalAsync(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public async Task Only_the_first_frame_of_an_animation_is_shown()
    {
        // Two frames of 2 x 1: the first all white, the second all black (LZW codes by hand).
        byte[] gif =
        [
            .. "GIF89a"u8, 2, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0,
            0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x04, 0x0A, 0,
            0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x4C, 0x0A, 0, 0x3B,
        ];
        var read = await images.ReadAsync(new MemoryStream(gif), TestContext.Current.CancellationToken);
        using var shown = Image.NewFromBuffer(read.Value.Large.WebP.ToArray());
        Assert.Equal((2, 1), (shown.Width, shown.Height));
        Assert.False(shown.Contains("n-pages") && shown.Get("n-pages") is > 1);
        Assert.InRange(shown.ExtractBand(0).Avg(), 250, 255);
    }

    [Fact]
    public async Task A_reader_that_leaves_stops_the_work()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => images.ReadAsync(new MemoryStream([1]), left.Token));
    }

    [Theory]
    [InlineData("2021:04:11 15:47:53", "-05:00", "2021-04-11T15:47:53", -300)]
    [InlineData("2021:04:11 15:47:53", "+05:30", "2021-04-11T15:47:53", 330)]
    [InlineData("2021:04:11 15:47:53", null, "2021-04-11T15:47:53", null)]
    [InlineData("2021:04:11 15:47:53", "+99:00", "2021-04-11T15:47:53", null)]
    [InlineData("0000:00:00 00:00:00", "+00:00", null, null)]
    [InlineData("<script>", null, null, null)]
    [InlineData(null, "+01:00", null, null)]
    public void The_time_of_a_photo_is_read_as_the_camera_wrote_it(string? time, string? offset, string? wall, int? minutes)
    {
        var taken = CaptureTime.Parse(time, offset);
        Assert.Equal(wall, taken?.WallTime.ToString("s"));
        Assert.Equal(minutes, taken?.Offset?.TotalMinutes);
    }

    private async Task<string> RefusalAsync(byte[] bytes) =>
        (await images.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken)).Problem.Code;

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
