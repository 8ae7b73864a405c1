using System.Text;
using System.Text.Json;

namespace Rapport.Tests.Platform.Text;

/// <summary>Everything that people who break filters have written down.</summary>
internal static class HostileTexts
{
    public static List<string> NaughtyStrings() =>
        JsonSerializer.Deserialize<List<string>>(File.ReadAllText(InSecurity("blns.json")))!;

    public static List<string> CrossSitePayloads() =>
        [.. File.ReadLines(InSecurity("xss-payloadbox.txt"), Encoding.Latin1)];

    public static List<string> Html5SecurityVectors()
    {
        var text = File.ReadAllText(InSecurity("h5sc-vectors.txt"));
        return [text, .. text.Split("<div id=").Select(part => "<div id=" + part), .. text.Split('\n')];
    }

    public static List<string> CommonMarkExamples()
    {
        const string Fence = "````````````````````````````````";
        var examples = File.ReadAllText(InSecurity("commonmark-spec.txt")).Split(Fence + " example\n").Skip(1);
        return [.. examples.Select(example => example.Split("\n.\n")[0].Replace('→', '\t'))];
    }

    private static string InSecurity(string file) => Path.Combine(Fixtures.Folder("security"), file);

    /// <summary>Of the long list, whose payloads are variations of a few, every fifth, and all with <c>./test --long</c>.</summary>
    public static List<string> All() =>
        [.. NaughtyStrings(), .. CrossSitePayloads().Where((_, place) => LongRun.IsAsked || place % 5 == 0), .. Html5SecurityVectors(), .. CommonMarkExamples()];
}
