using Rapport.Platform.Caching;
using Rapport.Platform.Live;

namespace Rapport.Features.Record;

internal static class RecordSlice
{
    public static IServiceCollection AddRecord(this IServiceCollection services)
    {
        services.AddSingleton<IPageFrames, Frames>();
        services.AddScoped<FrontReader>();
        services.AddScoped<ILiveRegionSource, FrontRegions>();
        services.AddScoped<StreamPart>();
        services.AddScoped<SessionReader>();
        services.AddScoped<CaptureReader>();
        services.AddScoped<PersonReader>();
        services.AddScoped<EventFrontParts>();
        services.AddScoped<EntryPageParts>();
        services.AddScoped<QuestionPageParts>();
        services.AddScoped<UnknownTermsReader>();
        return services.AddSingleton<RegionCache>();
    }

    public static void MapRecord(this IEndpointRouteBuilder routes)
    {
    }
}
