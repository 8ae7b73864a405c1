using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>
/// Random documents of several authors, as Yjs 13.6 itself writes and reads them. A failure names its seed:
/// RAPPORT_SEED replays it.
/// </summary>
public sealed class ScenarioTests
{
    [Fact]
    public async Task Whatever_authors_write_at_once_is_read_as_Yjs_reads_it()
    {
        var (first, count) = Seeds();
        var failures = new List<string>();
        await foreach (var scenario in YjsProgram.Scenarios(first, count))
        {
            failures.AddRange(Differences(scenario).Select(difference => $"Seed {scenario.GetProperty("seed")}: {difference}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(10)));
    }

    private static (int First, int Count) Seeds() =>
        int.TryParse(Environment.GetEnvironmentVariable("RAPPORT_SEED"), CultureInfo.InvariantCulture, out var seed) ? (seed, 1) : (1, LongRun.IsAsked ? 5_000 : 300);

    private static IEnumerable<string> Differences(JsonElement scenario)
    {
        var expected = scenario.GetProperty("expected");
        var whole = Plain.Document(All(scenario, "updates"));
        return Difference("one by one", whole, expected)
            .Concat(Difference("merged", Plain.Document(Bytes(scenario, "merged")), expected))
            .Concat(Difference("state", Plain.Document(Bytes(scenario, "state")), expected))
            .Concat(Difference("part", Plain.Document(All(scenario, "part")), scenario.GetProperty("partExpected")))
            .Concat(scenario.GetProperty("places").EnumerateArray().SelectMany(place => Misplaced(place, whole)))
            .Concat(Promises(All(scenario, "updates").Concat(All(scenario, "part"))));
    }

    private static IEnumerable<string> Difference(string what, YDocument document, JsonElement expected)
    {
        var found = Plain.Of(document);
        foreach (var (name, value) in found)
        {
            if (!JsonNode.DeepEquals(value, JsonNode.Parse(expected.GetProperty(name).GetRawText())))
            {
                yield return $"{what}, {name}: {value?.ToJsonString()}\n  is not {expected.GetProperty(name)}";
            }
        }
    }

    private static IEnumerable<string> Misplaced(JsonElement place, YDocument document)
    {
        var position = YPosition.Read(place.GetProperty("bytes").GetBytesFromBase64()).Value!;
        var said = YPosition.Read(place.GetProperty("json")).Value!;
        var expected = place.GetProperty("place").GetRawText();
        foreach (var found in new[] { document.Find(position), document.Find(said) })
        {
            var json = found is null ? "null" : JsonSerializer.Serialize(new
            {
                root = found.Root,
                type = found.Type is { } type ? new[] { type.Client, type.Clock } : null,
                index = found.Index,
            });
            if (json != expected)
            {
                yield return $"{place.GetProperty("json")} is at {json}, not {expected}";
            }
        }
    }

    /// <summary>An update says before what it needs, and where a document is that has taken it.</summary>
    private static IEnumerable<string> Promises(IEnumerable<byte[]> updates)
    {
        var document = new YDocument();
        foreach (var update in updates.Select(bytes => Plain.Update(bytes)))
        {
            var (before, waited) = (document.StateVector, document.IsWaiting);
            document.Apply(update);
            var isComplete = before.Covers(update.Needs);
            if (!waited && document.IsWaiting == isComplete)
            {
                yield return isComplete ? "Something waits, though all is there." : "Nothing waits, though something is missing.";
            }

            if (isComplete && !document.StateVector.Covers(update.LeadsTo))
            {
                yield return "It does not lead where it says.";
            }

            if (document.IsWaiting != document.Missing.Count > 0)
            {
                yield return "It does not say what is missing.";
            }
        }
    }

    private static IEnumerable<byte[]> All(JsonElement scenario, string name) => scenario.GetProperty(name).EnumerateArray().Select(one => one.GetBytesFromBase64());

    private static byte[] Bytes(JsonElement scenario, string name) => scenario.GetProperty(name).GetBytesFromBase64();
}
