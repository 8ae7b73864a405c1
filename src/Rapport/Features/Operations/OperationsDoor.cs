using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Web;

namespace Rapport.Features.Operations;

/// <summary>The door for devices: <c>POST /api/v1/events/{event}/operations</c>.</summary>
public sealed class OperationsDoor(Intake intake, Places places, Authorship authorship, TimeProvider time)
{
    public async Task<Results<Ok<OperationsView>, ProblemHttpResult>> ReceiveAsync(
        Guid @event, JsonElement body, HttpContext context, CancellationToken cancellationToken)
    {
        // Whatever becomes of what it sent, the device learns where its clock stands.
        var receivedAt = context.Response.TellTime(time);
        var batch = OperationBatch.Read(body, receivedAt);
        var caller = await authorship.OfAsync(context, batch.Match(read => read.Author, _ => null));
        if (caller.IsRefused)
        {
            return Refusal.Of(SignedOut.StatusOf(context), caller.Problem);
        }

        if (await places.FindEventAsync(@event, caller.Value, cancellationToken) is not { } place)
        {
            return Refusal.Of(StatusCodes.Status404NotFound, EventProblems.NotOnTeam);
        }

        return batch.IsRefused ? Refusal.Of(StatusCodes.Status400BadRequest, batch.Problem)
            : batch.Value.Items.Count == 0 ? TypedResults.Ok(new OperationsView([]))
            : TypedResults.Ok(new OperationsView(await intake.KeepAsync(new(place.ForActs(), batch.Value.Items))));
    }
}
