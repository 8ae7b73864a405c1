using System.Text;

namespace Rapport.Formats.Schedules;

/// <summary>Recognises files that people choose by mistake, so that the refusal can say what to do instead.</summary>
internal static class ForeignFile
{
    public static Refusal? Name(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x50, 0x4B, 0x03 or 0x05, ..] => new("not_a_programme", "This is a ZIP or spreadsheet file; save the sheet as CSV, or unpack the file, and choose that."),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => new("not_a_programme", "This is an old Excel or Word file; save the sheet as CSV and choose that."),
        [0x25, 0x50, 0x44, 0x46, ..] => new("not_a_programme", "This is a PDF, from which a programme cannot be read."),
        [0x1F, 0x8B, ..] => new("not_a_programme", "This is a compressed file; unpack it first."),
        [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] =>
            new("not_a_programme", "This is a picture, from which a programme cannot be read."),
        _ => IsWebPage(bytes) ? new("not_a_programme", "This is a web page; choose the programme file that the page offers to download.") : null,
    };

    private static bool IsWebPage(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 400)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
