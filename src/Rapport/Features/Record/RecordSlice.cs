using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Record.Snapshots;
using Rapport.Platform.Caching;
using Rapport.Platform.Live;

namespace Rapport.Features.Record;

internal static class RecordSlice
{
    public static IServiceCollection AddRecord(this IServiceCollection services)
    {
        services.AddSingleton<IPageFrames, Frames>();
        services.AddScoped<SessionLines>();
        services.AddScoped<EntryPicks>();
        services.AddScoped<EntryChoices>();
        services.AddScoped<FrontReader>();
        services.AddScoped<FrontRegions>();
        services.AddScoped<ILiveRegionSource>(provider => provider.GetRequiredService<FrontRegions>());
        services.AddScoped<StreamPart>();
        services.AddScoped<SessionReader>();
        services.AddScoped<CaptureReader>();
        services.AddScoped<SnapshotReader>();
        services.AddScoped<PersonReader>();
        services.AddScoped<StreamPageParts>();
        services.AddScoped<SessionPageParts>();
        services.AddScoped<EntryPageParts>();
        services.AddScoped<QuestionDesk>();
        services.AddScoped<QuestionPageParts>();
        services.AddScoped<UnknownTermsReader>();
        services.AddSingleton<ServiceWorkerDoor>();
        services.AddSingleton<SessionIds>();
        return services.AddSingleton<FrontCache>();
    }

    public static void MapRecord(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/events/{event:guid}/snapshot", SnapshotDoor.ReadAsync).WithName("ReadSnapshot").AcceptDeviceKeys().AllowAnonymous();
        // Only a browser without our service worker comes here; it has let go of what it brought.
        routes.MapPost("/{space:slug}/{event:slug}/capture/share", (string space, string @event) => TypedResults.Redirect($"/{Uri.EscapeDataString(space)}/{Uri.EscapeDataString(@event)}/capture?shared=failed")).AllowAnonymous();
        routes.MapGet("/service-worker.js", (ServiceWorkerDoor door, HttpContext context) => door.Read(context)).AllowAnonymous();
        routes.MapGet("/{space:slug}/{event:slug}/capture.webmanifest", CaptureManifest.ReadAsync).AllowAnonymous();
    }
}
