using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Web;

namespace Rapport.Features.Events.DeviceKeys;

/// <summary>
/// Gives the device of somebody who is signed in and may capture a key for the event:
/// <c>POST /api/v1/events/{event}/device-key</c>. A key itself gets no further key.
/// </summary>
internal static class KeyDoor
{
    public static async Task<Results<Ok<IssuedKey>, ProblemHttpResult>> IssueAsync(
        Guid @event, HttpContext context, [FromServices] Callers callers, [FromServices] Places places, [FromServices] KeyDesk desk)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return SignedOut.Answer(context);
        }

        if (await places.FindEventAsync(@event, caller, context.RequestAborted) is not { Event: { } view, Reader.MayCapture: true })
        {
            return Refusal.Of(StatusCodes.Status404NotFound, EventProblems.NotOnTeam);
        }

        if (view.Phase == Phase.Sealed)
        {
            return Refusal.Of(StatusCodes.Status409Conflict, EventProblems.Sealed);
        }

        var outcome = await desk.IssueAsync(context, caller, @event);
        if (outcome.IsRefused)
        {
            return SignedOut.Answer(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(outcome.Value);
    }
}
