using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>What runs in each room at this moment, and what begins next.</summary>
public sealed record OnNow(IReadOnlyList<SessionLine> Running, IReadOnlyList<SessionLine> Next, EventZone Zone);
