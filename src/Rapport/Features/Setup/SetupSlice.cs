namespace Rapport.Features.Setup;

internal static class SetupSlice
{
    public static IServiceCollection AddSetup(this IServiceCollection services) => services
        .AddSingleton<SetupKey>()
        .AddHostedService<SetupHint>()
        .AddScoped<SetupState>()
        .AddScoped<MakeFirstHost>();

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
    }
}
