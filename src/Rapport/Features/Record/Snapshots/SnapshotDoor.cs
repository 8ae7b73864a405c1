using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Web;

namespace Rapport.Features.Record.Snapshots;

/// <summary>The door for devices: <c>GET /api/v1/events/{event}/snapshot</c>.</summary>
internal static class SnapshotDoor
{
    public static async Task<Results<Ok<Snapshot>, ProblemHttpResult>> ReadAsync(
        Guid @event, HttpContext context, [FromServices] SnapshotReader reader, [FromServices] Places places, [FromServices] Callers callers)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return SignedOut.Answer(context);
        }

        if (await places.FindEventAsync(@event, caller, context.RequestAborted) is not { Event: not null, Reader.MayCapture: true } place)
        {
            return Refusal.Of(StatusCodes.Status404NotFound, EventProblems.NotOnTeam);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await reader.ReadAsync(place, caller, context.RequestAborted));
    }
}
