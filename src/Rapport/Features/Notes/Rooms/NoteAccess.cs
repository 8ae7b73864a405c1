using Rapport.Features.Accounts;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Somebody before one note, and what they may do there.</summary>
/// <param name="Context">By which they can be asked again who they are.</param>
internal sealed record NoteAccess(Guid NoteId, Caller Caller, bool MayWrite, HttpContext Context);
