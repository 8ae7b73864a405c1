using System.Text.Json;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// The road of operations for a form on a page: the same rules and the same record as for a device, where the form
/// brings the id, so that sending it twice keeps it once.
/// </summary>
public sealed class PageOperations(Intake intake, TimeProvider time)
{
    public async Task<OperationResult> SendAsync(Place place, Guid id, string kind, object body)
    {
        var now = time.Now();
        var operation = new { operations = new[] { new { id, kind, capturedAt = now, deviceClock = now, body } } };
        var batch = OperationBatch.Read(JsonSerializer.SerializeToElement(operation), now);
        var results = await intake.KeepAsync(new(place.ForOperations(), batch.Value.Items));
        return results[0];
    }
}
