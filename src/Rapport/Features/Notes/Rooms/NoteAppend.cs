namespace Rapport.Features.Notes.Rooms;

/// <summary>What a room wants to have in the log of its note.</summary>
/// <param name="Head">The number of the last update that it has seen.</param>
public sealed record NoteAppend(Guid NoteId, int Generation, long Head, IReadOnlyList<(Guid PersonId, byte[] Bytes)> Updates);
