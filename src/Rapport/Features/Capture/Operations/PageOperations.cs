using System.Text.Json;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// The road of operations for a form on a page: the same rules and the same record as for a device, where the form
/// brings the id, so that sending it twice keeps it once.
/// </summary>
public sealed class PageOperations(Acts acts, TimeProvider time)
{
    public async Task<OperationResult> SendAsync(Place place, Guid id, string kind, object body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var operation = new { operations = new[] { new { id, kind, capturedAt = now, deviceClock = now, body } } };
        var batch = OperationBatch.Read(JsonSerializer.SerializeToElement(operation), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)));
        var ground = new OperationPlace(place.Ground, place.Address, place.Visibility, place.Event!.Phase == Phase.Sealed, place.Reader);
        var results = await acts.RunAsync((ReceiveOperations act, CancellationToken token) => act.RunAsync(batch.Value.Items, ground, token), cancellationToken);
        return results[0];
    }
}
