using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>
/// Bytes to text: byte order mark, else UTF-8, else the encoding that an XML declaration names, else Windows-1252.
/// Control characters other than tab and line ends are dropped, as no programme needs them and XML forbids them.
/// </summary>
internal static partial class FileText
{
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(sign => char.IsControl(sign) && sign is not ('\t' or '\n' or '\r'))]);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes, out bool wasGuessed)
    {
        wasGuessed = false;
        var text = ByMark(bytes) ?? ByUtf8(bytes);
        if (text is null)
        {
            wasGuessed = true;
            text = Legacy(bytes).GetString(bytes);
        }

        return WithoutControls(text);
    }

    public static string WithoutControls(string text)
    {
        if (!text.AsSpan().ContainsAny(Unwanted))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!Unwanted.Contains(sign))
                kept.Append(sign);
        }

        return kept.ToString();
    }

    private static string? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => ByUtf8(rest) ?? Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        // UTF-16 without a mark still shows itself: the first letter of any format we read is ASCII.
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => null,
    };

    private static string? ByUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Legacy(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        var name = XmlEncoding().Match(head) is { Success: true } match ? match.Groups[1].Value : "windows-1252";
        var pages = CodePagesEncodingProvider.Instance;
        // A browser reads Latin-1 as Windows-1252 too, and files that claim Latin-1 rely on it.
        return (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? null : pages.GetEncoding(name))
            ?? pages.GetEncoding(1252)
            ?? Encoding.Latin1;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?encoding\s*=\s*["'](windows-125[0-8]|iso-8859-[0-9]{1,2}|koi8-[ru])["']""", RegexOptions.IgnoreCase)]
    private static partial Regex XmlEncoding();
}
