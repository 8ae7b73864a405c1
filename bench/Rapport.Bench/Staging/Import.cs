using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Rapport.Bench.Staging;

/// <summary>Brings a programme file in through the product's own pages: choose, look, confirm.</summary>
internal static partial class Import
{
    public static async Task<ImportFigures> RunAsync(Visitor organiser, string eventPath, string file, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var preview = (await organiser.UploadAsync($"{eventPath}/import", "file", file, cancellationToken)).MustLead("The programme file").Location!;
        var shown = await organiser.GetAsync(preview, cancellationToken);
        var previewed = Stopwatch.GetElapsedTime(began);

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["source"] = Field("source", shown), ["hash"] = Field("hash", shown) });
        began = Stopwatch.GetTimestamp();
        (await organiser.PostAsync(preview.Split('?')[0], form, cancellationToken)).MustLead("The import");
        return new(previewed, Stopwatch.GetElapsedTime(began), int.Parse(Added().Match(shown).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Field(string name, string page) =>
        Regex.Match(page, $"<input type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"") is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : throw new BenchFailure($"The preview of the import has no field \"{name}\".");

    [GeneratedRegex("<b>(\\d+)</b> added")]
    private static partial Regex Added();
}
