using Rapport.Platform.Caching;

namespace Rapport.Features.Events;

internal static class EventsSlice
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<Places>()
        .AddSingleton<IPageFrames, Frames>();

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
    }
}
