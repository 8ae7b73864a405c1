using System.Buffers;

namespace Rapport.Formats.Glossaries;

/// <summary>
/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection): one that starts with = + - @, a tab or a
/// carriage return gets an apostrophe in front; so does one that has such an apostrophe already, so that reading gives
/// back what was written.
/// </summary>
internal static class CsvCell
{
    private const string Formula = "=+-@\t\r";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t'");

    public static string Write(string text)
    {
        var safe = StartsFormula(text.TrimStart('\'')) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    public static string Read(string cell)
    {
        var text = cell.Trim(' ', '\n', '\u00A0');
        return text.StartsWith('\'') && StartsFormula(text.TrimStart('\'')) ? text[1..] : text;
    }

    private static bool StartsFormula(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal);
}
