namespace Rapport.Features.Demo;

internal static class DemoSlice
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddScoped<LayProgramme>()
        .AddSingleton<DemoStage>()
        .AddHostedService<DemoPlayer>();

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
    }
}
