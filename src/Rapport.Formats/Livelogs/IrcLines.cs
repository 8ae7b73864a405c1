using System.Text.RegularExpressions;

namespace Rapport.Formats.Livelogs;

/// <summary>Lines of IRC in the shapes that clients and bots write.</summary>
internal static partial class IrcLines
{
    public static IReadOnlyList<LivelogLine> Read(string text)
    {
        var lines = new List<LivelogLine>();
        var clock = new IrcClock();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var said = Said().Match(line);
            if (said.Success)
            {
                var at = clock.Read(said.Groups["stamp"].Value);
                var words = said.Groups["text"].Value.Trim();
                var isAction = said.Groups["actor"].Success;
                if (words.Length > 0)
                    lines.Add(new(said.Groups[isAction ? "actor" : "nick"].Value, words, at, isAction));
            }
            else if (lines.Count > 0 && line.Trim() is { Length: > 0 } more && !Stamped().IsMatch(line))
            {
                lines[^1] = lines[^1] with { Text = lines[^1].Text + "\n" + more };
            }
        }

        return lines;
    }

    // A nick may hold brackets and slashes, so it ends where ">" stands before a space. The third form, "[10:16am] nick: text", is of a client on the Mac.
    [GeneratedRegex(
        @"^(?:\[(?<stamp>[^\]]{0,40})\]|(?<stamp>\d\d:\d\d:\d\d))\s*(?:<(?<nick>[^\r\n]{1,200}?)>(?:\s|$)|\*\s(?<actor>\S{1,200})(?:\s|$)|(?<=[ap]m\] )(?<nick>[^\s:]{1,200}):\s)(?<text>.*)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"^(\[[^\]]{0,40}\]|\d\d:\d\d:\d\d)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Stamped();
}
