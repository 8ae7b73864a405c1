using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>What a note says as of an update of its log.</summary>
public sealed record NoteReading(int Generation, long UpTo, SafeHtml Html, string Plain);
