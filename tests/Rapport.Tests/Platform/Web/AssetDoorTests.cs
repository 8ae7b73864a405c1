using System.Net;

namespace Rapport.Tests.Platform.Web;

public sealed class AssetDoorTests
{
    /// <summary>The names of the next release are known to everybody: kept as empty, they would leave its pages bare for a year.</summary>
    [Theory]
    [InlineData("/assets/nope.js")]
    [InlineData("/assets/app-00000000.css")]
    [InlineData("/assets/..%2fmanifest.json")]
    [InlineData("/assets/nope.xyz")]
    public async Task What_is_not_among_the_browser_files_is_not_found_and_kept_by_nobody(string address)
    {
        await using var world = await World.StartAsync();

        using var answer = await world.Visitor.GetAsync(address, World.Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("immutable", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
    }
}
