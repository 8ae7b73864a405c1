using System.Globalization;
using System.Text;

namespace Rapport.Formats.Livelogs;

/// <summary>
/// The plain text inside Rich Text (RTF 1.9.1): paragraphs and letters, nothing of its looks. Groups that hold no text
/// of the document (fonts, colours, unknown destinations) are left out.
/// </summary>
internal sealed class RichText(string source)
{
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Džž";

    private readonly StringBuilder plain = new(source.Length);
    private int at;
    private int depth;
    private int hiddenFrom = int.MaxValue;

    public static string ToPlain(string source)
    {
        var text = new RichText(source);
        while (text.at < source.Length)
            text.Step();
        return text.plain.ToString();
    }

    private void Step()
    {
        var sign = source[at++];
        switch (sign)
        {
            case '{':
                depth++;
                break;
            case '}':
                hiddenFrom = depth == hiddenFrom ? int.MaxValue : hiddenFrom;
                depth--;
                break;
            case '\\' when at < source.Length:
                Control();
                break;
            case '\r' or '\n':
                break;
            default:
                Write(sign);
                break;
        }
    }

    private void Control()
    {
        var sign = source[at];
        if (char.IsAsciiLetter(sign))
        {
            Word();
            return;
        }

        at++;
        switch (sign)
        {
            case '\'' when at + 2 <= source.Length && byte.TryParse(source.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 2;
                Write(code is >= 0x80 and < 0xA0 ? Windows1252[code - 0x80] : (char)code);
                break;
            case '*':
                Hide();
                break;
            case '~':
                Write('\u00A0');
                break;
            default:
                Write(sign == '\r' ? '\n' : sign);
                break;
        }
    }

    private void Word()
    {
        var start = at;
        while (at < source.Length && char.IsAsciiLetter(source[at]))
            at++;
        var word = source.AsSpan(start, at - start);
        var number = Number();
        if (at < source.Length && source[at] == ' ')
            at++;
        switch (word)
        {
            case "par" or "line":
                Write('\n');
                break;
            case "tab":
                Write('\t');
                break;
            case "u" when number is { } code:
                Write((char)(code & 0xFFFF));
                break;
            case "fonttbl" or "colortbl" or "stylesheet" or "info" or "pict":
                Hide();
                break;
        }
    }

    private int? Number()
    {
        var start = at;
        if (at < source.Length && source[at] == '-')
            at++;
        while (at < source.Length && char.IsAsciiDigit(source[at]))
            at++;
        return int.TryParse(source.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Hide() => hiddenFrom = Math.Min(hiddenFrom, depth);

    private void Write(char sign)
    {
        if (depth < hiddenFrom)
            plain.Append(sign);
    }
}
