namespace Rapport.Platform.Live;

internal static class LiveSetup
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Fragments>();
        services.AddSingleton<LiveLog>();
        services.AddSingleton<LiveRegions>();
        services.AddSingleton<LiveHub>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
        return services.AddSingleton<LiveDoor>();
    }
}
