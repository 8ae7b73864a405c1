using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What every room works with.</summary>
internal sealed record NoteRoomTools(NoteLog Log, NoteJudge Judge, Acts Acts, NoteAppends Appends, TimeProvider Time, ILogger<NoteRoom> Logger);
