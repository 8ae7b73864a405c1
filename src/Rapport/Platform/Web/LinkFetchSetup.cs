namespace Rapport.Platform.Web;

public static class LinkFetchSetup
{
    public static IServiceCollection AddLinkFetch(this IServiceCollection services) =>
        services.AddSingleton(provider => new LinkFetch(new LinkFetchOptions(), provider.GetRequiredService<TimeProvider>()));
}
