namespace Rapport.Features.Notes.History;

/// <summary>A stretch of writing without a long pause, and the note as it was at its end.</summary>
/// <param name="Number">Its last update.</param>
public sealed record NoteVersion(int Generation, long Number, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> Writers, int Changes);
