using Rapport.Platform.Caching;

namespace Rapport.Features.Events;

internal static class EventsSlice
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<Places>()
        .AddSingleton<IPageFrames, Frames>()
        .AddScoped<AddEvent>()
        .AddScoped<DescribeEvent>()
        .AddScoped<EnterPhase>()
        .AddScoped<ChangeVisibility>()
        .AddScoped<ChangeJoining>()
        .AddScoped<JoinEvent>();

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/{event:guid}", FollowDoor.StreamAsync).WithName("FollowEvent").AllowAnonymous();
        routes.MapGet("/live/{event:guid}/after/{number:long}", FollowDoor.PollAsync).WithName("PollEvent").AllowAnonymous();
    }
}
