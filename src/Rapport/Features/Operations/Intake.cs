using System.Collections.Concurrent;
using Rapport.Platform.Data;

namespace Rapport.Features.Operations;

/// <summary>
/// The one way in for operations. What arrives in an event while others are being kept waits, and is kept together by
/// the next act: in a full hall one commit carries many people's words. Each is answered after its own commit.
/// </summary>
public sealed class Intake(Acts acts, ILogger<IntakeLine> logger)
{
    private readonly ConcurrentDictionary<Guid, IntakeLine> lines = new();

    /// <returns>One result for each operation, in its order.</returns>
    public Task<IReadOnlyList<OperationResult>> KeepAsync(Arrival arrival) =>
        lines.GetOrAdd(arrival.Place.EventId, _ => new IntakeLine(acts, logger)).KeepAsync(arrival);
}
