using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts.DeviceKeys;

namespace Rapport.Features.Operations;

internal static class OperationsSlice
{
    /// <summary>Room for a full batch of long notes.</summary>
    private const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>The same inside a text, whose quotation marks take two characters.</summary>
    private const int HandOverBytes = 2 * BatchBytes;

    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddScoped<ReceiveOperations>()
        .AddSingleton<Intake>()
        .AddSingleton<PageOperations>()
        .AddSingleton<OperationsDoor>()
        .AddSingleton<HandOverDoor>();

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/events/{event:guid}/operations", (OperationsDoor door, Guid @event, [FromBody] JsonElement body, HttpContext context) =>
                door.ReceiveAsync(@event, body, context, context.RequestAborted))
            .WithMetadata(new RequestSizeLimitAttribute(BatchBytes))
            .WithName("ReceiveOperations")
            .AcceptDeviceKeys()
            .AllowAnonymous();
        routes.MapPost("/api/v1/events/{event:guid}/handovers", (HandOverDoor door, Guid @event, [FromBody] JsonElement body, HttpContext context) =>
                door.ReceiveAsync(@event, body, context, context.RequestAborted))
            .WithMetadata(new RequestSizeLimitAttribute(HandOverBytes))
            .WithName("ReceiveHandOver")
            .AcceptDeviceKeys()
            .AllowAnonymous();
    }
}
