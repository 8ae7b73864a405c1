namespace Rapport.Platform.Commands;

/// <summary>What stands on the command line beside the commands' own words: settings, and nothing else.</summary>
internal static class SettingArguments
{
    /// <summary>The host's own settings, whose names have no colon.</summary>
    private static readonly string[] OfTheHost = ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "webRoot"];

    /// <summary>One sentence about the first word that is no setting; null when all are.</summary>
    public static string? Refuse(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
            {
                return $"There is no command \"{words[i]}\"; --help lists them.";
            }

            var (name, value) = words[i].TrimStart('-').Split('=', 2) is [var key, var given] ? (key, given) : (words[i].TrimStart('-'), null);
            // The name of a section with nothing behind it says nothing; hosts in tests write them.
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || (!IsName(name) && value is not ""))
            {
                return $"There is no option \"{words[i].Split('=')[0]}\"; --help lists them.";
            }

            if (value is null && (++i == words.Count || words[i].StartsWith("--", StringComparison.Ordinal)))
            {
                return $"The setting \"{name}\" needs a value: --{name}=VALUE.";
            }
        }

        return null;
    }

    private static bool IsName(string name) => name.Contains(':') || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase);
}
