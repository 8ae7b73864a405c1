using Microsoft.AspNetCore.HttpOverrides;

namespace Rapport.Platform.Web;

internal static class ProxySetup
{
    public static IServiceCollection AddProxy(this IServiceCollection services, ProxyOptions proxy) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in proxy.Networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
}
