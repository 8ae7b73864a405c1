using System.Text.Json;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>
/// The road of operations for a form on a page: the same rules and the same record as for a device, where the form
/// brings the id, so that sending it twice keeps it once.
/// </summary>
public sealed class PageOperations(Intake intake, TimeProvider time)
{
    public async Task<OperationResult> SendAsync(Place place, Guid id, string kind, object body)
    {
        var now = time.Now();
        var element = JsonSerializer.SerializeToElement(body);
        // A form says nothing of time: two clicks are one act, also when the second arrives later.
        var item = Ids.IsAcceptable(id)
            ? new OperationItem(id.ToString(), new(id, kind, now, now, element, BodyHash.Of(kind, null, element)), null)
            : new OperationItem(id.ToString(), null, OperationBatch.UnfitId);
        var results = await intake.KeepAsync(new(place.ForActs(), [item]));
        return results[0];
    }
}
