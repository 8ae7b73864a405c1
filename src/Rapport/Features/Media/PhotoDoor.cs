using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>The door for photos and recordings from devices: <c>PUT /api/v1/media/{id}?event={event}&amp;author={author}</c>, the picture or the recording as the whole body.</summary>
internal static class PhotoDoor
{
    public static async Task<Results<Ok<FileRef>, ProblemHttpResult>> ReceiveAsync(
        Guid id, [FromQuery] Guid @event, [FromQuery] Guid? author, HttpContext context, [FromServices] Arrivals receive, [FromServices] Places places, [FromServices] Callers callers)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return Refuse(StatusCodes.Status401Unauthorized, new("signed_out", "You are signed out. Nothing is lost; sign in to send."));
        }

        if (Authorship.Refuse(caller, author) is { } other)
        {
            return Refuse(StatusCodes.Status401Unauthorized, other);
        }

        if (await places.FindEventAsync(@event, caller, context.RequestAborted) is not { Event: { } view, Reader.MayCapture: true })
        {
            return Refuse(StatusCodes.Status404NotFound, new("event_unknown", "There is no such event, or you are not on its team."));
        }

        if (RefuseArrival(id, view, context.Request) is { } refusal)
        {
            return Refuse(StatusOf(refusal), refusal);
        }

        var arrival = new PhotoArrival(id, view.Id, view.Zone, caller.PersonId);
        var outcome = await receive.RunAsync(arrival, context.Request);
        return outcome.IsRefused ? Refuse(StatusOf(outcome.Problem), outcome.Problem) : TypedResults.Ok(outcome.Value);
    }

    private static Problem? RefuseArrival(Guid id, EventView view, HttpRequest request) =>
        !Ids.IsAcceptable(id) ? new("id_invalid", "An id must be a UUID of version 7.")
        : view.Phase == Phase.Sealed ? new("event_sealed", "This event is sealed: its record can be read, not changed.")
        : !Arrivals.IsRecording(request) && request.ContentLength > ImageLimits.MaxBytes ? ImageProblems.TooHeavy
        : null;

    private static int StatusOf(Problem problem) => problem.Code switch
    {
        "id_taken" or "event_sealed" => StatusCodes.Status409Conflict,
        "id_invalid" => StatusCodes.Status400BadRequest,
        "image_too_heavy" or "recording_too_heavy" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemHttpResult Refuse(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
