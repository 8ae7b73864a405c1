using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>Makes a BCP 47 tag of what sources write for a language.</summary>
internal static partial class LanguageTag
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["english"] = "en", ["german"] = "de", ["deutsch"] = "de", ["french"] = "fr", ["français"] = "fr",
        ["spanish"] = "es", ["español"] = "es", ["dutch"] = "nl", ["nederlands"] = "nl", ["italian"] = "it",
        ["italiano"] = "it", ["portuguese"] = "pt", ["português"] = "pt", ["polish"] = "pl", ["polski"] = "pl",
        ["welsh"] = "cy", ["cymraeg"] = "cy", ["chinese"] = "zh", ["中文"] = "zh", ["漢語"] = "zh",
        ["japanese"] = "ja", ["日本語"] = "ja", ["korean"] = "ko", ["russian"] = "ru", ["ukrainian"] = "uk",
    };

    public static string? Of(string? raw)
    {
        var word = Tidy.Line(raw, 35);
        if (word is null)
            return null;
        if (Names.TryGetValue(word, out var tag))
            return tag;
        word = word.Replace('_', '-');
        return Tag().IsMatch(word) ? word : null;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\z")]
    private static partial Regex Tag();
}
