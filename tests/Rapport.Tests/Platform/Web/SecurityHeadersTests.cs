using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;

namespace Rapport.Tests.Platform.Web;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    public async Task The_policy_lets_one_sheet_stand_in_the_page_by_its_hash_and_nothing_else(string path)
    {
        await using var world = await World.StartAsync();

        var answer = await world.Visitor.GetAsync(path, World.Cancelled);

        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(World.Cancelled));
        var sheet = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        Assert.Equal(
            $"default-src 'self'; script-src 'self'; style-src 'self' 'sha256-{hash}'; img-src 'self' blob: data:; media-src 'self' blob:; "
            + "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }
}
