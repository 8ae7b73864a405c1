using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.States;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What a note says, before it is written down.</summary>
/// <param name="Writers">Who wrote on this node since it was written down before.</param>
/// <param name="State">All of it, where it is time to keep that.</param>
internal sealed record NoteDraft(NoteReading Reading, IReadOnlyList<Guid> Writers, NoteState? State);
