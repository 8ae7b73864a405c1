using Rapport.Bench.Writing;

namespace Rapport.Bench;

/// <param name="One">Many writers in one note.</param>
/// <param name="Many">Many notes with a few writers each.</param>
/// <param name="Edits">Of the long note.</param>
internal sealed record NotesBenchOptions(WritingLoad One, WritingLoad Many, int Edits, string? Postgres);
