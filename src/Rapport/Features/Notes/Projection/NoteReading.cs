using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>What a note says as of an update of its log.</summary>
/// <param name="Passages">How many are marked in it.</param>
public sealed record NoteReading(int Generation, long UpTo, int Passages, SafeHtml Html, string Plain);
