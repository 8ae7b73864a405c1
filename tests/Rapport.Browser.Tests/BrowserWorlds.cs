using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Rapport.Browser.Tests;

/// <summary>Worlds that browsers look at.</summary>
internal static class BrowserWorlds
{
    extension(World)
    {
        /// <summary>A world that ends at once: a browser that followed live would otherwise hold it until the next heartbeat.</summary>
        public static Task<World> OpenAsync(IReadOnlyDictionary<string, string?>? settings = null) => World.StartAsync(options: new()
        {
            Settings = settings ?? new Dictionary<string, string?>(),
            Services = services => services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100)),
        });
    }
}
