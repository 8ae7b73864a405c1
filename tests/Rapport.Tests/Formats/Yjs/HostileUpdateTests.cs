using System.Diagnostics;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>Updates that are whole, and made to keep a server busy.</summary>
public sealed class HostileUpdateTests
{
    private const int Many = 50_000;

    // The default takes a second where everything is compiled well, and much longer in a debugger.
    private static readonly YLimits Few = new() { Steps = 1_000_000 };

    private readonly Stopwatch clock = Stopwatch.StartNew();

    [Fact]
    public void What_is_nested_too_deeply_is_left_out()
    {
        var elements = Enumerable.Range(0, Many).Select(depth => depth == 0
            ? Bytes.InRoot(7, [3, .. Bytes.Text("p")])
            : Bytes.InParent(7, new(1, depth - 1), [3, .. Bytes.Text("p")]));
        var document = Plain.Document(Bytes.Update([Bytes.Section(1, 0, [.. elements])]));

        Assert.True(document.IsCut);
        Assert.Equal(60, Levels(document.XmlFragment("text")));
        Assert.Equal(Many, document.StateVector[1]);

        document.Apply(Plain.Update(Bytes.Update([], Bytes.Deletes(1, (0, 1)))));

        Assert.Empty(document.XmlFragment("text"));
        IsSoon();
    }

    [Fact]
    public void Many_who_write_at_one_place_without_end_are_refused()
    {
        // Each stands before another unit of the same text: all that came before have to be passed.
        var text = Bytes.Section(2, 0, Bytes.InRoot(4, Bytes.Text(new('a', Many))));
        var others = Bytes.Section(1, 0, [.. Enumerable.Range(0, Many).Select(at => Bytes.Before(4, new(2, at), Bytes.Text("b")))]);
        var document = new YDocument(Few);
        var update = Plain.Update(Bytes.Update([text, others]));

        Assert.Equal("too_much_work", document.Apply(update)?.Code);
        Assert.Equal("too_much_work", document.Apply(Plain.Update([0, 0]))?.Code);
        IsSoon();
    }

    [Fact]
    public void What_one_update_cost_is_not_asked_of_the_next()
    {
        var document = new YDocument(Few);
        for (var part = 0; part < 5; part++)
        {
            var text = Bytes.Section(100 + part, 0, Bytes.InRoot(4, Bytes.Text(new('a', 250))));
            var others = Bytes.Section(1 + part, 0, [.. Enumerable.Range(0, 250).Select(at => Bytes.Before(4, new(100 + part, at), Bytes.Text("b")))]);

            Assert.Null(document.Apply(Plain.Update(Bytes.Update([text, others]))));
        }

        Assert.True(document.Steps > Few.Steps, $"{document.Steps}");
        Assert.NotNull(document.Apply(Plain.Update(Bytes.Update([Bytes.Section(50, 0, [.. Enumerable.Range(0, 250).Select(at => Bytes.Before(4, new(100, at), Bytes.Text("b")))])])), steps: 1000));
    }

    [Fact]
    public void A_name_that_is_set_without_end_is_refused()
    {
        var document = new YDocument(Few);
        var sets = Enumerable.Repeat(Bytes.Under("a", 1, 126), Many);

        Assert.Equal("too_much_work", document.Apply(Plain.Update(Bytes.Update([Bytes.Section(1, 0, [.. sets])])))?.Code);
        IsSoon();
    }

    [Fact]
    public void A_long_text_that_is_split_everywhere_is_read_soon()
    {
        var text = Bytes.Section(2, 0, Bytes.InRoot(4, Bytes.Text(new('a', 10 * Many))));
        var others = Bytes.Section(1, 0, [.. Enumerable.Range(0, Many).Select(at => Bytes.Behind(4, new(2, 10 * (Many - at) - 5), Bytes.Text("b")))]);
        var ranges = Enumerable.Range(0, Many).Select(at => (10 * at + 2, 1)).ToArray();
        var document = Plain.Document(Bytes.Update([text, others], Bytes.Deletes(2, ranges)));

        Assert.Equal(10 * Many, document.Text("text").Length);
        IsSoon();
    }

    [Fact]
    public void Many_values_that_are_split_everywhere_are_read_soon()
    {
        var values = Bytes.Section(2, 0, Bytes.InRoot(8, [.. Bytes.Number(10 * Many), .. Enumerable.Repeat((byte)126, 10 * Many)]));
        var others = Bytes.Section(1, 0, [.. Enumerable.Range(0, Many).Select(at => Bytes.Behind(8, new(2, 10 * (Many - at) - 5), 1, 120))]);
        var document = Plain.Document(Bytes.Update([values, others]));

        Assert.Equal(11 * Many, document.Array("text").GetArrayLength());
        IsSoon();
    }

    [Fact]
    public void Marks_without_end_are_read_soon()
    {
        var marks = Enumerable.Range(0, Many).Select(at => at % 2 == 0
            ? at == 0 ? Bytes.InRoot(4, Bytes.Text("a")) : Bytes.Behind(4, new(1, at - 1), Bytes.Text("a"))
            : Bytes.Behind(6, new(1, at - 1), [.. Bytes.Text($"m{at}"), .. Bytes.Text("true")]));
        var document = Plain.Document(Bytes.Update([Bytes.Section(1, 0, [.. marks])]));

        Assert.Equal(Many / 2, document.RichText("text").Runs.Count);
        IsSoon();
    }

    [Fact]
    public void Claims_about_what_nobody_has_cost_nothing()
    {
        var document = new YDocument();
        var update = Plain.Update(Bytes.Update(
            [Bytes.Section(1, 0, [0, .. Bytes.Number(int.MaxValue)]), Bytes.Section(3, 0, Bytes.InRoot(1, Bytes.Number(int.MaxValue)))],
            Bytes.Deletes(1, (0, int.MaxValue)),
            Bytes.Deletes(2, (5, int.MaxValue - 5))));
        for (var times = 0; times < 10_000; times++)
        {
            Assert.Null(document.Apply(update));
        }

        Assert.Equal([new YRange(2, 0, int.MaxValue)], document.Missing);
        Assert.Equal(int.MaxValue, document.StateVector[1]);
        IsSoon();
    }

    [Fact]
    public void Two_that_wait_for_one_another_wait_for_ever()
    {
        var update = Plain.Update(Bytes.Update([
            Bytes.Section(1, 0, Bytes.Behind(4, new(2, 0), Bytes.Text("a"))),
            Bytes.Section(2, 0, Bytes.Behind(4, new(1, 0), Bytes.Text("b"))),
        ]));
        var document = new YDocument();

        Assert.Null(document.Apply(update));
        Assert.True(document.IsWaiting);
        Assert.Empty(document.StateVector.Clocks);
    }

    private static int Levels(IReadOnlyList<YNode> nodes) => nodes is [YElement element] ? 1 + Levels(element.Children) : 0;

    // Far less; what takes the square of the time would take minutes.
    private void IsSoon() => Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
}
