using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>What a document writes of itself, read by this reader and by Yjs.</summary>
public sealed class StateTests
{
    private static readonly int Count = LongRun.IsAsked ? 5_000 : 100;

    [Fact]
    public async Task What_a_document_writes_of_itself_is_all_that_it_holds_and_others_go_on_from_there()
    {
        var (documents, expected) = (new List<byte[][]>(), new List<(string Name, JsonElement Expected)>());
        await foreach (var scenario in YjsProgram.Scenarios(1, Count))
        {
            byte[][] updates = [.. scenario.GetProperty("updates").EnumerateArray().Select(one => one.GetBytesFromBase64())];
            var state = Plain.Document(updates).State();
            Assert.NotNull(state);
            // Who begins with it writes the same.
            Assert.Equal(state, Plain.Document(state).State());
            documents.Add([state]);
            // A part that misses nothing, and what came after it; at its worst all of it.
            var begin = Enumerable.Range(0, updates.Length + 1).Skip(updates.Length / 2).First(count => !Plain.Document(updates[..count]).IsWaiting);
            documents.Add([Plain.Document(updates[..begin]).State()!, .. updates[begin..]]);
            var seed = scenario.GetProperty("seed");
            expected.AddRange([($"Seed {seed}, whole", scenario.GetProperty("expected")), ($"Seed {seed}, after {begin} of {updates.Length}", scenario.GetProperty("expected"))]);
        }

        var failures = documents.SelectMany((document, at) => Differences(expected[at].Name, Plain.Of(Plain.Document(document)), expected[at].Expected)).ToList();
        var number = 0;
        await foreach (var read in YjsProgram.Read(documents))
        {
            var (name, right) = expected[number++];
            failures.AddRange(Differences($"{name}, by Yjs", JsonNode.Parse(read.GetRawText())!.AsObject(), right));
        }

        Assert.Equal(documents.Count, number);
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(10)));
    }

    [Fact]
    public void Of_what_was_deleted_only_the_place_is_written()
    {
        var document = Plain.Document(Bytes.Update([Bytes.Section(1, 0, Bytes.InRoot(4, Bytes.Text("Keep this, not that secret.")))], Bytes.Deletes(1, (15, 11))));

        Assert.Equal("Keep this, not ."[..15] + ".", document.Text("text"));
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(document.State()!), StringComparison.Ordinal);
        Assert.Equal(document.Text("text"), Plain.Document(document.State()!).Text("text"));
    }

    [Fact]
    public void Words_are_found_across_writers_and_in_what_is_no_text_and_leave_no_letter()
    {
        var document = Plain.Document(Bytes.Update(
            [
                Bytes.Section(2, 0, Bytes.Behind(4, new(1, 8), Bytes.Text("ret.")), Bytes.Under("note", [1, 119, .. Bytes.Text("a secret")])),
                Bytes.Section(1, 0, Bytes.InRoot(4, Bytes.Text("Some SEC")), Bytes.Behind(6, new(1, 7), [.. Bytes.Text("link"), .. Bytes.Text("""{"href":"https://secret.example"}""")]), Bytes.Behind(5, new(2, 3), Bytes.Text("""{"alt":"no more"}"""))),
            ]));

        var found = document.Holding("text", "secret");
        var state = document.StateWithout("text", found)!;

        Assert.Equal([(1L, 8, 1), (1L, 5, 1), (1L, 6, 1), (1L, 7, 1), (2L, 0, 1), (2L, 1, 1), (2L, 2, 1)], found.Select(range => (range.Client, range.Clock, range.Length)).OrderBy(range => range.Clock != 8 || range.Client == 2).ThenBy(range => range.Client).ThenBy(range => range.Clock));
        Assert.DoesNotContain("ret", System.Text.Encoding.UTF8.GetString(state), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Some .", Plain.Document(state).Text("text"));
        Assert.Equal("{}", Plain.Document(state).Map("map").GetRawText());
        Assert.Contains("no more", System.Text.Encoding.UTF8.GetString(state), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_waits_for_something_does_not_say_that_this_is_all() =>
        Assert.Null(Plain.Document(Bytes.Update([Bytes.Section(1, 5, Bytes.Behind(4, new(1, 4), Bytes.Text("late")))])).State());

    private static IEnumerable<string> Differences(string what, JsonObject found, JsonElement expected) =>
        from one in found
        where !JsonNode.DeepEquals(one.Value, JsonNode.Parse(expected.GetProperty(one.Key).GetRawText()))
        select $"{what}, {one.Key}: {one.Value?.ToJsonString()}\n  is not {expected.GetProperty(one.Key)}";
}
