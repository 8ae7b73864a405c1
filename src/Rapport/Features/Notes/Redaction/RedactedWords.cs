using Rapport.Shared;

namespace Rapport.Features.Notes.Redaction;

/// <summary>What is to be taken out, as somebody gave it: each line is looked for by itself, as a note is made of lines.</summary>
internal static class RedactedWords
{
    public const int Limit = 4000;

    private const int Shortest = 3;

    public static readonly Problem NotThere = new("words_missing", "These words are not in the note. Nothing was changed.");
    private static readonly Problem None = new("words_needed", "Say which words have to go.");
    private static readonly Problem TooShort = new("words_too_short", $"Give at least {Shortest} characters in each line: fewer stand in many other words too.");
    private static readonly Problem TooLong = new("words_too_long", $"That is too long: {Limit} characters at most.");

    public static Outcome<IReadOnlyList<string>> Of(string? words)
    {
        var lines = (words ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words?.Length > Limit ? TooLong
            : lines.Length == 0 ? None
            : lines.Any(line => line.Length < Shortest) ? TooShort
            : lines;
    }
}
