namespace Rapport.Formats.Schedules;

/// <summary>Why a file was not read.</summary>
/// <param name="Code">Stable, lower case with underscores, such as <c>file_too_large</c>.</param>
/// <param name="Sentence">One plain sentence for the person who chose the file.</param>
public sealed record Refusal(string Code, string Sentence);
