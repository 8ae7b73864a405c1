using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>The door for devices: <c>POST /api/v1/events/{event}/operations</c>.</summary>
public sealed class OperationsDoor(Intake intake, Places places, Callers callers, TimeProvider time)
{
    public async Task<Results<Ok<OperationsView>, NotFound, ProblemHttpResult>> ReceiveAsync(
        Guid @event, JsonElement body, HttpContext context, CancellationToken cancellationToken)
    {
        // Whatever becomes of what it sent, the device learns where its clock stands.
        var receivedAt = context.Response.TellTime(time);
        if (await callers.OfAsync(context) is not { } caller)
        {
            return Refuse(StatusCodes.Status401Unauthorized, new("signed_out", "You are signed out. Nothing is lost; sign in to send."));
        }

        if (await places.FindEventAsync(@event, caller, cancellationToken) is not { } place)
        {
            return TypedResults.NotFound();
        }

        var batch = OperationBatch.Read(body, receivedAt);
        if (batch.IsRefused)
        {
            return Refuse(StatusCodes.Status400BadRequest, batch.Problem);
        }

        return Authorship.Refuse(caller, batch.Value.Author) is { } other ? Refuse(StatusCodes.Status401Unauthorized, other)
            : batch.Value.Items.Count == 0 ? TypedResults.Ok(new OperationsView([]))
            : TypedResults.Ok(new OperationsView(await intake.KeepAsync(new(place.ForOperations(), batch.Value.Items))));
    }

    private static ProblemHttpResult Refuse(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
