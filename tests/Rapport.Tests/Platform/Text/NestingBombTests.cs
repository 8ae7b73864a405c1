using System.Diagnostics;
using Rapport.Platform.Text;

namespace Rapport.Tests.Platform.Text;

public class NestingBombTests
{
    private const int Size = 100_000;

    // The slowest takes about half a second on an idle core; the rest is for machines that test much at once.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a](<")]
    [InlineData("*")]
    [InlineData("*a ")]
    [InlineData("*a_b ")]
    [InlineData("**a *")]
    [InlineData("1. ")]
    [InlineData("`a``b```")]
    [InlineData("http://a.b ")]
    [InlineData("www.")]
    [InlineData("[a]: b\n")]
    [InlineData("a\n=\n")]
    [InlineData("\\")]
    [InlineData("<a ")]
    public void Markdown_that_nests_without_end_is_answered_soon(string piece)
    {
        var bomb = Repeat(piece);
        var (html, took) = OnASmallStack(() => Markup.FromMarkdown(bomb).Value);
        Assert.InRange(took, TimeSpan.Zero, Soon);
        Assert.InRange(html.Length, 0, 20 * Size);
        Assert.Equal(80, OnASmallStack(() => Markup.ToPlainText(bomb + "a", 80).PadRight(80)).Result.Length);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<a><p>")]
    [InlineData("<b><p>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font color=red><p>")]
    [InlineData("<select><option>")]
    [InlineData("<svg><g>")]
    [InlineData("&amp")]
    [InlineData("<")]
    public void Html_that_nests_without_end_is_answered_soon(string piece)
    {
        foreach (var size in new[] { Size, 3_900 * piece.Length / piece.Count(c => c == '<' || c == '&') })
        {
            var bomb = Repeat(piece, size);
            var (_, took) = OnASmallStack(() => Markup.FromHtml(bomb).Value);
            Assert.InRange(took, TimeSpan.Zero, Soon);
        }
    }

    private static string Repeat(string piece, int size = Size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length));

    // A stack overrun ends the process: half of what a pool thread has shows that there is room.
    private static (string Result, TimeSpan Took) OnASmallStack(Func<string> work)
    {
        var result = "";
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => result = work(), 768 * 1024);
        thread.Start();
        thread.Join();
        return (result, watch.Elapsed);
    }
}
