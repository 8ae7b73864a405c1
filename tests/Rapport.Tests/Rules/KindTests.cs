using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rapport.Features.Capture;

namespace Rapport.Tests.Rules;

/// <summary>A kind of entry is offered, understood and explained in every place, or in none.</summary>
public sealed partial class KindTests
{
    private const string Choices = "src/Rapport/Features/Capture/EntryKindWords.cs";
    private const string Protocol = "docs/protocol/sync.md";
    private const string Handbook = "docs/user/reporter.md";
    private const string Description = "src/Rapport/Platform/Web/Api/openapi.json";

    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    [Fact]
    public void Every_kind_is_among_those_that_one_chooses() =>
        Rule.Holds(Differences($"{Choices}, Chosen", Kinds.Select(kind => $"{kind}"), EntryKindWords.Chosen.Select(kind => $"{kind}")));

    [Fact]
    public void Every_kind_is_in_the_protocol_for_devices() =>
        Rule.Holds(Differences($"{Protocol}, entry.post", Kinds.Select(Word), Matches(Code(), Row().Match(Read(Protocol)).Value)));

    [Fact]
    public void Every_kind_is_in_the_description_of_the_device_door() =>
        Rule.Holds(Differences($"{Description}, schemas/EntryKind", Kinds.Select(Word), Described()));

    [Fact]
    public void Every_kind_is_explained_to_reporters() =>
        Rule.Holds(Differences($"{Handbook}, the table of kinds", Kinds.Select(kind => $"{kind}"), Matches(Cell(), Table().Match(Read(Handbook)).Groups[1].Value)));

    private static IEnumerable<string> Described() =>
        JsonNode.Parse(Read(Description))!["components"]!["schemas"]!["EntryKind"]!["enum"]!.AsArray().Select(word => (string)word!);

    private static IEnumerable<string> Differences(string place, IEnumerable<string> kinds, IEnumerable<string> told)
    {
        var (wanted, found) = (kinds.ToHashSet(), told.ToList());
        return wanted.Except(found).Select(word => $"{place}: {word} is missing.")
            .Concat(found.Where(word => !wanted.Remove(word)).Select(word => $"{place}: {word} is no kind of entry, or stands there twice."));
    }

    private static string Read(string file) => File.ReadAllText(Repository.Path(file));

    private static string Word(EntryKind kind) => (string)JsonSerializer.SerializeToNode(kind)!;

    private static IEnumerable<string> Matches(Regex word, string text) => word.Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?<=^\| `entry\.post` \| `entry` )\([^)]*\)", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| Kind \| For \|\n\|---\|---\|\n((?:\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Cell();
}
