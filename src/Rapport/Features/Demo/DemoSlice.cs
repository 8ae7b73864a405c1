namespace Rapport.Features.Demo;

internal static class DemoSlice
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services;

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
    }
}
