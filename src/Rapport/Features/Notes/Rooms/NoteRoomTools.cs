using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What every room works with.</summary>
internal sealed record NoteRoomTools(NoteLog Log, NoteJudge Judge, Acts Acts, ProjectNote Projector, ILogger<NoteRoom> Logger);
