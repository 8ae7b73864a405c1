namespace Rapport.Formats.Schedules;

/// <summary>
/// Looks for tags of monstrous length before the parser sees them: checking a million attributes of one element against each
/// other keeps XmlReader busy for a minute, and it has no limit of its own.
/// </summary>
internal static class XmlTags
{
    private const int LongestTag = 10_000;

    public static bool HasHugeTag(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('<') is var start and >= 0)
        {
            text = text[start..];
            var length = Length(text);
            if (length > LongestTag && !IsOpaque(text))
                return true;
            text = text[Math.Min(length, text.Length)..];
        }

        return false;
    }

    private static bool IsOpaque(ReadOnlySpan<char> text) => text.StartsWith("<!--") || text.StartsWith("<![CDATA[") || text.StartsWith("<?");

    private static int Length(ReadOnlySpan<char> text) =>
        text.StartsWith("<!--") ? After(text, "-->")
        : text.StartsWith("<![CDATA[") ? After(text, "]]>")
        : text.StartsWith("<?") ? After(text, "?>")
        : TagLength(text);

    private static int After(ReadOnlySpan<char> text, ReadOnlySpan<char> end) =>
        text.IndexOf(end) is var place and >= 0 ? place + end.Length : text.Length;

    private static int TagLength(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var place = 1; place < text.Length && place <= LongestTag; place++)
        {
            var sign = text[place];
            if (quote != '\0')
                quote = sign == quote ? '\0' : quote;
            else if (sign is '"' or '\'')
                quote = sign;
            else if (sign == '>')
                return place + 1;
        }

        return Math.Min(text.Length, LongestTag + 1);
    }
}
