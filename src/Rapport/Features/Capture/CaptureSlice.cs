using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Capture.Operations;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Capture;

internal static class CaptureSlice
{
    /// <summary>Room for a full batch of long notes.</summary>
    private const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>The same inside a text, whose quotation marks take two characters.</summary>
    private const int HandOverBytes = 2 * BatchBytes;

    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddScoped<IHoldAboutPeople, CaptureHoldings>();
        services.AddScoped<IFollowPerson, EntriesFollowPerson>();
        services.AddScoped<IFollowMerge, EntriesMerge>();
        services.AddScoped<EntryWriter>();
        services.AddScoped<ReceiveOperations>();
        services.AddSingleton<Intake>();
        services.AddSingleton<PageOperations>();
        services.AddScoped<IOperationKind, PostEntry>();
        services.AddScoped<IOperationKind, AmendEntry>();
        services.AddScoped<IOperationKind, RetractEntry>();
        services.AddScoped<IOperationKind, ShareEntry>();
        foreach (var mark in EntryMark.All)
        {
            services.AddScoped<IOperationKind>(scope => new MarkEntry(scope.GetRequiredService<EntryWriter>(), mark));
        }

        services.AddScoped<EntryFragments>();
        services.AddScoped<EntryStream>();
        services.AddScoped<IFragmentSource>(scope => scope.GetRequiredService<EntryFragments>());
        services.AddScoped<ISearchText, EntrySearchText>();
        services.AddScoped<IListPhotos, SessionPhotos>();
        services.AddScoped<LearnTitle>();
        services.AddOptions<CaptureOptions>().BindConfiguration(CaptureOptions.Section).ValidateOnStart();
        services.AddHostedService<LinkTitles>();
        return services.AddSingleton<OperationsDoor>().AddSingleton<HandOverDoor>();
    }

    public static void MapCapture(this IEndpointRouteBuilder routes)
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
