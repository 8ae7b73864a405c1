using System.Text.Json;
using System.Xml;
using CsvHelper;
using Rapport.Formats.Calendar;

namespace Rapport.Formats.Schedules;

/// <summary>Reads a programme file of any shape that <see cref="ScheduleFormat"/> lists.</summary>
public static class ScheduleReader
{
    /// <summary>
    /// Reads a whole file. The format is found by content; the name only helps to suggest a name for the source.
    /// Never throws, whatever the bytes: what cannot be read is a <see cref="Refusal"/> with one plain sentence.
    /// </summary>
    /// <param name="file">The file's bytes in any usual encoding.</param>
    /// <param name="fileName">The name it had, if it had one; may hold a path.</param>
    /// <param name="limits">What a file may hold; the defaults when null.</param>
    public static ScheduleReading Read(ReadOnlyMemory<byte> file, string? fileName = null, ScheduleLimits? limits = null)
    {
        var draft = new ScheduleDraft(limits ?? new ScheduleLimits());
        return Read(file.Span, draft) is { } refusal ? ScheduleReading.Refused(refusal) : draft.Finish(fileName);
    }

    private static Refusal? Read(ReadOnlySpan<byte> bytes, ScheduleDraft draft)
    {
        if (bytes.Length > draft.Limits.FileBytes)
            return new("file_too_large", $"This file is larger than {draft.Limits.FileBytes / (1024 * 1024)} MB, the most a programme file may be.");
        if (ForeignFile.Name(bytes) is { } foreign)
            return foreign;
        var text = FileText.Decode(bytes, out var wasGuessed);
        text = text.Trim().TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0)
            return new("file_empty", "This file is empty.");
        if (wasGuessed)
            draft.Remarks.Add(Remark.Guessed);
        return Read(text, draft);
    }

    private static Refusal? Read(string text, ScheduleDraft draft)
    {
        try
        {
            return text[0] switch
            {
                '<' => PentabarfXml.Read(text, draft),
                '{' or '[' => JsonProgramme.Read(text, draft),
                _ when text.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase) => CalendarProgramme.Read(text, draft),
                _ => CsvProgramme.Read(text, draft),
            };
        }
        catch (XmlException problem)
        {
            return new("damaged", $"The XML is damaged at line {problem.LineNumber}.");
        }
        catch (CsvFormatException)
        {
            return new("damaged", "The CSV is damaged.");
        }
        catch (JsonException problem)
        {
            return new("damaged", $"The JSON is damaged or nested too deeply at line {(problem.LineNumber ?? 0) + 1}.");
        }
    }
}
