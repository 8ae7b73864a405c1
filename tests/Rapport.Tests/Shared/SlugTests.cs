using CsCheck;
using Microsoft.AspNetCore.Routing;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Tests.Shared;

public sealed class SlugTests
{
    [Theory]
    [InlineData("What should we be measuring?", "what-should-we-be-measuring")]
    [InlineData("  The councillors’ view — it's late  ", "the-councillors-view-its-late")]
    [InlineData("Größe, Façade & Œuvre: Łódź", "grosse-facade-oeuvre-lodz")]
    [InlineData("Измерение 2026", "измерение-2026")]
    [InlineData("測量", "測量")]
    [InlineData("🎤🎤", "untitled")]
    [InlineData("", "untitled")]
    [InlineData("Programme", "programme-1")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a\0b\u202Ec", "a-b-c")]
    public void A_slug_holds_the_letters_and_digits_of_a_title(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void Every_slug_made_from_a_title_is_valid() =>
        Gen.String.Sample(title => Slug.IsValid(Slug.From(title)), iter: 20_000);

    [Fact]
    public void A_slug_made_of_a_slug_is_the_same() =>
        Gen.String.Sample(title => Slug.From(Slug.From(title)) == Slug.From(title), iter: 20_000);

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("two--hyphens")]
    [InlineData("-edge")]
    [InlineData("api")]
    [InlineData("sign-in")]
    [InlineData("a/b")]
    public void What_could_not_come_from_a_title_is_no_slug(string slug) => Assert.False(Slug.IsValid(slug));

    [Theory]
    [InlineData("Upper", false)]
    [InlineData("two--hyphens", false)]
    [InlineData("-edge", false)]
    [InlineData("edge-", false)]
    [InlineData("a\\b", false)]
    [InlineData("", false)]
    [InlineData("sign-in", false)]
    [InlineData("what-now-2", true)]
    [InlineData("東京", true)]
    public void A_route_takes_no_word_that_could_not_be_a_slug(string word, bool isTaken) =>
        Assert.Equal(isTaken, new SlugConstraint().Match(null, null, "space", new() { ["space"] = word }, RouteDirection.IncomingRequest));

    [Fact]
    public void A_route_takes_no_word_longer_than_a_slug() =>
        Assert.False(new SlugConstraint().Match(null, null, "space", new() { ["space"] = new string('a', Slug.Limit + 1) }, RouteDirection.IncomingRequest));

    [Fact]
    public void A_long_title_gives_a_slug_within_the_limit()
    {
        var slug = Slug.From(new string('a', 79) + "ßß" + new string('b', 50));
        Assert.True(slug.Length <= Slug.Limit, slug);
    }

    [Fact]
    public void The_first_free_of_taken_slugs_is_numbered_within_the_limit()
    {
        var taken = new HashSet<string> { "opening", "opening-2" };
        Assert.Equal("opening-3", Slug.FirstFree("opening", taken.Contains));
        Assert.Equal("closing", Slug.FirstFree("closing", taken.Contains));

        var full = new string('a', Slug.Limit);
        Assert.Equal(new string('a', Slug.Limit - 2) + "-2", Slug.FirstFree(full, slug => slug == full));
    }
}
