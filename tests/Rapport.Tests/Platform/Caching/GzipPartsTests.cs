using System.Buffers;
using System.IO.Compression;
using System.Text;
using Rapport.Platform.Caching;

namespace Rapport.Tests.Platform.Caching;

public sealed class GzipPartsTests
{
    [Theory]
    [InlineData("<p>before</p>", "Ann", "<p>after</p>")]
    [InlineData("", "Ann", "")]
    [InlineData("same same same same", "same same same same", "same same same same")]
    [InlineData("x", "", "y")]
    public void A_part_set_into_a_compressed_page_reads_as_one_page(string head, string part, string tail) =>
        Assert.Equal(head + part + tail, Joined(Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(part), Encoding.UTF8.GetBytes(tail)));

    [Fact]
    public void Two_people_get_the_same_large_page_in_their_own_frames()
    {
        var random = new Random(7);
        var head = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(_ => $"<li>{random.Next(500)}</li>")));
        var tail = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9000).Select(_ => $"<li>{random.Next(500)}</li>")));
        var parts = new GzipParts(head, tail);

        foreach (var name in new[] { "Ann", "Żółć 😀", new string('x', 60_000) })
        {
            Assert.Equal(Encoding.UTF8.GetString(head) + name + Encoding.UTF8.GetString(tail), Joined(parts, Encoding.UTF8.GetBytes(name)));
        }
    }

    [Fact]
    public void A_part_that_no_block_holds_is_refused() =>
        Assert.Throws<ArgumentException>(() => new GzipParts("a"u8.ToArray(), "b"u8.ToArray()).Write(new byte[70_000], new ArrayBufferWriter<byte>()));

    private static string Joined(byte[] head, byte[] part, byte[] tail) => Joined(new GzipParts(head, tail), part);

    private static string Joined(GzipParts parts, byte[] part)
    {
        var target = new ArrayBufferWriter<byte>();
        parts.Write(part, target);
        Assert.Equal(parts.Length(part.Length), target.WrittenCount);
        // The reader checks the sum and the length at the end.
        using var gzip = new GZipStream(new MemoryStream(target.WrittenSpan.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }
}
