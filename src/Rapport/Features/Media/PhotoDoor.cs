using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>The door for photos from devices: <c>PUT /api/v1/media/{id}?event={event}&amp;author={author}</c>, the picture as the whole body.</summary>
internal static class PhotoDoor
{
    public static async Task<Results<Ok<FileRef>, ProblemHttpResult>> ReceiveAsync(
        Guid id, [FromQuery] Guid @event, [FromQuery] Guid? author, HttpContext context, [FromServices] ReceivePhoto receive, [FromServices] PhotoSenders senders)
    {
        if (await senders.CallerAsync(context) is not { } caller)
        {
            return SignedOut.Answer(context);
        }

        var claim = new FileClaim(@event, id, author).With(context.Request.Query);
        var sender = await senders.SenderAsync(caller, claim, context.RequestAborted);
        if (sender.IsRefused)
        {
            return Refuse(StatusOf(sender.Problem), sender.Problem);
        }

        var (view, authorId) = sender.Value;
        if (RefuseArrival(id, view, context.Request) is { } refusal)
        {
            return Refuse(StatusOf(refusal), refusal);
        }

        var arrival = new PhotoArrival(id, view.Id, view.Zone, authorId) { Proven = claim.Proven?.Sha256 };
        var outcome = await receive.RunAsync(arrival, context.Request.Body, context.RequestAborted);
        return outcome.IsRefused ? Refuse(StatusOf(outcome.Problem), outcome.Problem) : TypedResults.Ok(outcome.Value);
    }

    private static Problem? RefuseArrival(Guid id, EventView view, HttpRequest request) =>
        !Ids.IsAcceptable(id) ? new("id_invalid", "An id must be a UUID of version 7.")
        : view.Phase == Phase.Sealed ? new("event_sealed", "This event is sealed: its record can be read, not changed.")
        : request.ContentLength > ImageLimits.MaxBytes ? ImageProblems.TooHeavy
        : null;

    private static int StatusOf(Problem problem) => problem.Code switch
    {
        "id_taken" or "event_sealed" => StatusCodes.Status409Conflict,
        "signed_in_as_other" => StatusCodes.Status401Unauthorized,
        "event_unknown" => StatusCodes.Status404NotFound,
        "id_invalid" => StatusCodes.Status400BadRequest,
        "image_too_heavy" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemHttpResult Refuse(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
