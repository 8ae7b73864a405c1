using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>The door for devices: <c>POST /api/v1/events/{event}/operations</c>.</summary>
public sealed partial class OperationsDoor(Acts acts, Places places, Callers callers, TimeProvider time, ILogger<OperationsDoor> logger)
{
    public async Task<Results<Ok<OperationsView>, NotFound, ProblemHttpResult>> ReceiveAsync(
        Guid @event, JsonElement body, HttpContext context, CancellationToken cancellationToken)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return Refuse(StatusCodes.Status401Unauthorized, new("signed_out", "You are signed out. Nothing is lost; sign in to send."));
        }

        if (await places.FindEventAsync(@event, caller, cancellationToken) is not { Event: { } view } place)
        {
            return TypedResults.NotFound();
        }

        var now = time.GetUtcNow();
        var batch = OperationBatch.Read(body, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)));
        if (batch.IsRefused)
        {
            return Refuse(StatusCodes.Status400BadRequest, batch.Problem);
        }

        var ground = new OperationPlace(place.Ground, place.Address, place.Visibility, view.Phase == Phase.Sealed, place.Reader);
        return TypedResults.Ok(new OperationsView(await KeepAsync(batch.Value.Items, ground, cancellationToken)));
    }

    private async Task<IReadOnlyList<OperationResult>> KeepAsync(IReadOnlyList<OperationItem> items, OperationPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(items, place, cancellationToken);
        }
        catch (DbUpdateException failure) when (items.Count > 1)
        {
            // One bad row must not hold back the others for ever: each alone, and only the bad one waits.
            Log.BatchSplit(logger, failure, items.Count);
            var results = new List<OperationResult>(items.Count);
            foreach (var item in items)
            {
                results.AddRange(await KeepAsync([item], place, cancellationToken));
            }

            return results;
        }
        catch (DbUpdateException failure)
        {
            Log.NotKept(logger, failure);
            return [OperationResult.TryLater(items[0].Id)];
        }
    }

    private Task<IReadOnlyList<OperationResult>> RunAsync(IReadOnlyList<OperationItem> items, OperationPlace place, CancellationToken cancellationToken) =>
        acts.RunAsync((ReceiveOperations act, CancellationToken token) => act.RunAsync(items, place, token), cancellationToken);

    private static ProblemHttpResult Refuse(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} operations could not be saved as one; each is tried alone.")]
        public static partial void BatchSplit(ILogger logger, Exception failure, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "An operation could not be saved; the device was asked to send it again.")]
        public static partial void NotKept(ILogger logger, Exception failure);
    }
}
