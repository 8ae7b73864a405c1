using System.Diagnostics;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>Real documents, keystroke by keystroke (josephg/editing-traces, CC BY 4.0).</summary>
public sealed class TraceTests
{
    [Fact]
    public Task A_document_of_two_authors_who_wrote_at_once_ends_as_it_ended() => PlayAsync("friendsforever.json.gz");

    [Theory]
    [InlineData("json-crdt-blog-post.json.gz")]
    [InlineData("automerge-paper.json.gz")]
    public Task A_long_document_ends_as_it_ended(string file)
    {
        LongRun.Only();
        return PlayAsync(file);
    }

    private static async Task PlayAsync(string file)
    {
        var trace = await YjsProgram.TraceAsync(Path.Combine(Fixtures.Folder("traces"), file));
        foreach (var form in (string[])["merged", "state"])
        {
            var update = trace.GetProperty(form).GetBytesFromBase64();
            var clock = Stopwatch.StartNew();
            var document = Plain.Document(update);
            var text = document.Text("text");
            TestContext.Current.TestOutputHelper?.WriteLine($"{file}, {form}: {update.Length} bytes in {clock.ElapsedMilliseconds} ms");

            Assert.Equal(trace.GetProperty("endContent").GetString(), text);
            Assert.Equal(text, document.RichText("text").Content);
            Assert.Equal(text.Length, document.RichText("text").Written.Sum(range => range.Length));
            Assert.Equal(trace.GetProperty("vector").GetString(), Convert.ToBase64String(document.StateVector.Write()));
            Assert.False(document.IsWaiting);
        }
    }
}
