namespace Rapport.Features.Media;

internal static class MediaSlice
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services;

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
    }
}
