using System.Text;
using Rapport.Platform.Web;

namespace Rapport.Tests.Platform.Web;

public class PageTitleTests
{
    [Theory]
    [InlineData("<title>Bins &amp; roads</title>", "Bins & roads")]
    [InlineData("<title>\n Two\n lines </title>", "Two lines")]
    [InlineData("<meta property=og:title content='Shared'><title>Plain</title>", "Shared")]
    [InlineData("<meta property=og:title content=' '><title>Plain</title>", "Plain")]
    [InlineData("<title><script>alert(1)</script></title>", "<script>alert(1)</script>")]
    [InlineData("<title>a\u202Eb</title>", "ab")]
    [InlineData("<title></title>", null)]
    [InlineData("<body><svg><title>Icon</title></svg>", null)]
    [InlineData("", null)]
    public void The_title_is_what_the_head_says(string html, string? title) =>
        Assert.Equal(title, PageTitle.Find(Encoding.UTF8.GetBytes(html), null));

    [Theory]
    [InlineData("iso-8859-1", "iso-8859-1", "")]
    [InlineData("windows-1252", null, "<meta charset=windows-1252>")]
    [InlineData("shift_jis", "\"Shift_JIS\"", "")]
    [InlineData("utf-8", "utf-8", "<meta charset=windows-1252>")]
    [InlineData("utf-8", "no-such-charset", "")]
    [InlineData("utf-8", null, "<meta charset=no-such-charset>")]
    public void The_charset_is_the_headers_then_the_pages_then_utf_8(string used, string? declared, string meta)
    {
        var text = used == "shift_jis" ? "日本" : "Café";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(used) ?? Encoding.GetEncoding(used);
        Assert.Equal(text, PageTitle.Find(encoding.GetBytes($"{meta}<title>{text}</title>"), declared));
    }

    [Fact]
    public void A_wrong_charset_gives_wrong_letters_and_no_fault() =>
        Assert.Equal("Caf\uFFFD", PageTitle.Find(Encoding.Latin1.GetBytes("<title>Café</title>"), "utf-8"));

    [Fact]
    public void A_long_title_is_cut() =>
        Assert.Equal(200, PageTitle.Find(Encoding.UTF8.GetBytes($"<title>{new string('a', 5000)}</title>"), null)!.Length);

    [Fact]
    public void A_head_of_tags_without_end_has_no_title() =>
        Assert.Null(PageTitle.Find(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<b>", 100_000)) + "<title>x</title>"), null));
}
