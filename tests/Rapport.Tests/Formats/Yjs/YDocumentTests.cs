using System.Text.Json;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

public sealed class YDocumentTests
{
    [Fact]
    public void A_document_gives_elements_texts_and_who_wrote_them()
    {
        var document = Plain.Document(Bytes.SmallDocument());

        var paragraph = Assert.IsType<YElement>(Assert.Single(document.XmlFragment("default")));
        Assert.Equal(("paragraph", new YId(1, 3)), (paragraph.Name, paragraph.Id));
        Assert.Equal(2, paragraph.Attributes["level"].GetInt32());
        Assert.Equal("acd😀", document.Text("text"));
        Assert.Equal([new YRange(1, 0, 1), new YRange(1, 2, 1), new YRange(2, 0, 3)], document.RichText("text").Written);
        Assert.Equal("", document.Text("another"));
    }

    [Fact]
    public void What_builds_on_something_that_has_not_come_waits_for_it()
    {
        byte[] first = Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(4, Bytes.Text("ab")))]);
        byte[] second = Bytes.Update([Bytes.Section(2, 0, Bytes.Behind(4, new(1, 1), Bytes.Text("c")))]);
        byte[] third = Bytes.Update([Bytes.Section(2, 1, Bytes.Behind(4, new(2, 0), Bytes.Text("d")))], Bytes.Deletes(1, (0, 1)));
        var document = Plain.Document(third, second);

        Assert.True(document.IsWaiting);
        Assert.Equal([new YRange(1, 0, 2)], document.Missing);
        Assert.Empty(document.StateVector.Clocks);

        document.Apply(Plain.Update(first));

        Assert.False(document.IsWaiting);
        Assert.Equal("bcd", document.Text("text"));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_shown_as_what_cannot_be_shown()
    {
        var update = Bytes.Update([
            Bytes.Section(1, 0, Bytes.InRoot(4, Bytes.Text("a😀b"))),
            Bytes.Section(2, 0, Bytes.Between(4, new(1, 1), new(1, 2), Bytes.Text("-")), Bytes.Behind(5, new(1, 3), Bytes.Text("\"\\ud83d\\n\\ud83d\\ude00\""))),
        ]);

        var text = Plain.Document(update).RichText("text");

        Assert.Equal("a\uFFFD-\uFFFDb", text.Content);
        Assert.Equal("\uFFFD\n😀", Assert.IsType<YValue>(text.Runs[^1].Embed).Value.GetString());
    }

    [Fact]
    public void A_position_is_found_again_and_is_lost_with_what_holds_it()
    {
        var document = Plain.Document(Bytes.SmallDocument());

        Assert.Equal(new YPlace("text", null, 1), document.Find(Json("""{"item":{"client":1,"clock":2},"assoc":0}""")));
        Assert.Equal(new YPlace("text", null, 2), document.Find(Json("""{"item":{"client":1,"clock":2},"assoc":-1}""")));
        Assert.Equal(new YPlace("text", null, 5), document.Find(Json("""{"tname":"text"}""")));
        Assert.Equal(new YPlace("default", new(1, 3), 0), document.Find(Json("""{"type":{"client":1,"clock":3},"assoc":0}""")));
        Assert.Null(document.Find(Json("""{"item":{"client":1,"clock":99}}""")));

        document.Apply(Plain.Update(Bytes.Update([], Bytes.Deletes(1, (3, 1)))));

        Assert.Null(document.Find(Json("""{"type":{"client":1,"clock":3},"assoc":0}""")));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""{"item":5}""")]
    [InlineData("""{"item":{"client":-1,"clock":0}}""")]
    [InlineData("""{"item":{"client":1,"clock":3000000000}}""")]
    [InlineData("""{"tname":"\ud800"}""")]
    [InlineData("""{"tname":"text","assoc":"0"}""")]
    public void What_is_no_position_is_refused(string json) => Assert.Equal("unknown_position", YPosition.Read(JsonElement.Parse(json)).Refusal?.Code);

    private static YPosition Json(string json) => YPosition.Read(JsonElement.Parse(json)).Value!;
}
