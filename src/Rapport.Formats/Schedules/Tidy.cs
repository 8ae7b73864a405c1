using System.Buffers;
using System.Text;

namespace Rapport.Formats.Schedules;

/// <summary>Makes a source's strings fit to keep: no control characters, no half characters, not too long.</summary>
internal static class Tidy
{
    private const char Ellipsis = '\u2026';

    // What makes a text worth walking through sign by sign: control characters, surrogates, the two that are none.
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code)
            .Where(sign => (char.IsControl(sign) && sign is not ('\n' or '\t')) || char.IsSurrogate(sign) || sign >= '\uFFFE')]);

    /// <summary>One line: every run of white space that may break becomes one space. Null when nothing is left.</summary>
    public static string? Line(string? raw, int limit, out bool wasCut)
    {
        wasCut = false;
        if (string.IsNullOrEmpty(raw))
            return null;
        var line = new StringBuilder(Math.Min(raw.Length, limit + 1));
        foreach (var rune in raw.EnumerateRunes())
        {
            if (line.Length > limit)
                break;
            if (IsSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (IsWanted(rune))
            {
                Append(line, rune);
            }
        }

        return Cut(line.ToString().Trim(), limit, out wasCut);
    }

    /// <summary>Text of several lines: line ends become \n, the ends are trimmed. Null when nothing is left.</summary>
    public static string? Text(string? raw, int limit, out bool wasCut)
    {
        wasCut = false;
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var lines = raw.ReplaceLineEndings("\n");
        if (!lines.AsSpan().ContainsAny(Suspect))
            return Cut(lines.Trim(), limit, out wasCut);
        var text = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || IsWanted(rune))
                Append(text, rune);
        }

        return Cut(text.ToString().Trim(), limit, out wasCut);
    }

    public static string? Line(string? raw, int limit) => Line(raw, limit, out _);

    public static string? Url(string? raw)
    {
        var line = Line(raw, 2_001);
        return line is { Length: <= 2_000 } && Uri.TryCreate(line, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? line : null;
    }

    // A space that does not break was put there on purpose: "PID 1".
    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x202F);

    // Enumerating runes turns half characters into U+FFFD, which stays visible.
    private static bool IsWanted(Rune rune) => !Rune.IsControl(rune) && (rune.Value & 0xFFFE) != 0xFFFE;

    private static void Append(StringBuilder text, Rune rune)
    {
        if (rune.IsBmp)
            text.Append((char)rune.Value);
        else
            text.Append(rune.ToString());
    }

    private static string? Cut(string text, int limit, out bool wasCut)
    {
        wasCut = text.Length > limit;
        if (!wasCut)
            return text.Length == 0 ? null : text;
        var end = limit - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + Ellipsis;
    }
}
