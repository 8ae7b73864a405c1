using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>Suggests a stable name for a source from what its file says about itself.</summary>
internal static partial class SourceNames
{
    private const int Longest = 60;

    public static string Suggest(ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (Hyphenated(candidate) is { } name)
                return name;
        }

        return "programme";
    }

    public static string? Host(string? address) => Tidy.Url(address) is { } url ? new Uri(url).Host : null;

    /// <summary>The file's name without folder, extension and the " (2)" that a second download adds.</summary>
    public static string? Stem(string? fileName) =>
        fileName is null ? null : DownloadNumber().Replace(Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')), "");

    private static string? Hyphenated(string? raw)
    {
        if (Tidy.Line(raw, 200) is not { } line)
            return null;
        var name = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                name.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
            if (name.Length >= Longest)
                break;
        }

        var trimmed = name.ToString().Trim('-');
        return trimmed.Length == 0 ? null : trimmed;
    }

    [GeneratedRegex(@"\s*\([0-9]{1,4}\)$")]
    private static partial Regex DownloadNumber();
}
