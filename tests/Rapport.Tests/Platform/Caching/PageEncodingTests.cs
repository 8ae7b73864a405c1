using Rapport.Platform.Caching;

namespace Rapport.Tests.Platform.Caching;

public sealed class PageEncodingTests
{
    [Theory]
    [InlineData("", PageEncoding.None)]
    [InlineData("identity", PageEncoding.None)]
    [InlineData("gzip, deflate, br, zstd", PageEncoding.Brotli)]
    [InlineData("gzip;q=1.0, br;q=0", PageEncoding.Gzip)]
    [InlineData("br;q=0.5", PageEncoding.Brotli)]
    [InlineData("gzip;q=0", PageEncoding.None)]
    public void A_page_travels_in_the_best_way_that_the_browser_takes(string accepted, PageEncoding expected) =>
        Assert.Equal(expected, PageEncodings.From(accepted));
}
