using Microsoft.Extensions.Configuration.Memory;

namespace Rapport.Platform.Settings;

internal static class SettingDefaults
{
    public const string Address = "http://127.0.0.1:5080";

    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // The keys lie in the data folder, whose owner guards them like everything else there.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Each is logged by the error page, with the trace id that the visitor is told.
        ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = "None",
        // Else every request makes a span that nobody reads, a fifth of the time of a page from the cache.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
    };

    /// <summary>Our defaults under everything that a host may set: files, environment, command line.</summary>
    public static void AddDefaults(this ConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>(Defaults);
        if (configuration["http_ports"] is null && configuration["https_ports"] is null)
        {
            defaults["urls"] = Address;
        }

        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }
}
