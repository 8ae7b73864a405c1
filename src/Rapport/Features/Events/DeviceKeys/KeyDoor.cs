using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Shared;

namespace Rapport.Features.Events.DeviceKeys;

/// <summary>
/// Gives the device of somebody who is signed in and may capture a key for the event:
/// <c>POST /api/v1/events/{event}/device-key</c>. A key itself gets no further key.
/// </summary>
internal static class KeyDoor
{
    private static readonly Problem EventUnknown = new("event_unknown", "There is no such event, or you are not on its team.");

    public static async Task<Results<Ok<IssuedKey>, ProblemHttpResult>> IssueAsync(
        Guid @event, HttpContext context, [FromServices] Callers callers, [FromServices] Places places, [FromServices] KeyDesk desk)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return SignedOut.Answer(context);
        }

        if (await places.FindEventAsync(@event, caller, context.RequestAborted) is not { Event: { } view, Reader.MayCapture: true })
        {
            return Refuse(StatusCodes.Status404NotFound, EventUnknown);
        }

        if (view.Phase == Phase.Sealed)
        {
            return Refuse(StatusCodes.Status409Conflict, EventProblems.Sealed);
        }

        var outcome = await desk.IssueAsync(context, caller, @event);
        if (outcome.IsRefused)
        {
            return SignedOut.Answer(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(outcome.Value);
    }

    private static ProblemHttpResult Refuse(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
