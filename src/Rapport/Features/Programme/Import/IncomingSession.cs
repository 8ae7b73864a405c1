using Rapport.Formats.Schedules;

namespace Rapport.Features.Programme.Import;

/// <summary>A session as a file states it, in the event's own time.</summary>
/// <param name="Place">Its place in the file, from 0.</param>
/// <param name="Key">What the source calls it; null where the source has no name of its own for it.</param>
public sealed record IncomingSession(int Place, string? Key, SessionShape Shape, IReadOnlyList<ScheduledSpeaker> Speakers);
