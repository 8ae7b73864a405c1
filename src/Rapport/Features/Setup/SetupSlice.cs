namespace Rapport.Features.Setup;

internal static class SetupSlice
{
    public static IServiceCollection AddSetup(this IServiceCollection services) => services;

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
    }
}
