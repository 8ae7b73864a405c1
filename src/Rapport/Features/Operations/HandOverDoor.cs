using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>
/// The door for what a member of the team brings from somebody else's device:
/// <c>POST /api/v1/events/{event}/handovers</c>. It is taken in as its author's, as if they had sent it themselves.
/// </summary>
public sealed class HandOverDoor(Intake intake, Places places, Callers callers, HandOvers handOvers, TimeProvider time)
{
    private static readonly Problem AuthorGone = new("author_gone", "Its author no longer takes part in this event, so it was not added. It is still in the file.");

    public async Task<Results<Ok<OperationsView>, ProblemHttpResult>> ReceiveAsync(Guid @event, JsonElement body, HttpContext context, CancellationToken cancellationToken)
    {
        if (await callers.OfAsync(context) is not { } carrier)
        {
            return SignedOut.Answer(context);
        }

        if (await places.FindEventAsync(@event, carrier, cancellationToken) is not { Reader.MayCapture: true })
        {
            return Refusal.Of(StatusCodes.Status404NotFound, EventProblems.NotOnTeam);
        }

        var piece = HandOverPiece.Read(body);
        if (piece.IsRefused)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, piece.Problem);
        }

        var writer = await handOvers.WriterOfTextAsync(@event, piece.Value.Proof, piece.Value.Text, cancellationToken);
        return writer.IsRefused ? Refusal.Of(StatusCodes.Status422UnprocessableEntity, writer.Problem) : await KeepAsync(@event, piece.Value, writer.Value, cancellationToken);
    }

    private async Task<Results<Ok<OperationsView>, ProblemHttpResult>> KeepAsync(Guid @event, HandOverPiece piece, Caller writer, CancellationToken cancellationToken)
    {
        var batch = piece.Open(time.Now());
        if (batch.IsRefused)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, batch.Problem);
        }

        if (batch.Value.Author != writer.PersonId)
        {
            return Refusal.Of(StatusCodes.Status422UnprocessableEntity, DeviceKeyProblems.ProofWrong);
        }

        return await places.FindEventAsync(@event, writer, cancellationToken) is { } place
            ? TypedResults.Ok(new OperationsView(await intake.KeepAsync(new(place.ForActs(), batch.Value.Items))))
            : Refusal.Of(StatusCodes.Status422UnprocessableEntity, AuthorGone);
    }
}
