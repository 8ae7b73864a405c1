namespace Rapport.Platform.Settings;

internal static class ServerAddress
{
    /// <summary>The first address that the server listens on, as the settings say.</summary>
    public static string From(IConfiguration configuration) =>
        configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
        ?? (configuration["http_ports"]?.Split(';').FirstOrDefault() is { } port ? $"http://127.0.0.1:{port}" : SettingDefaults.Address);

    /// <summary>Where somebody on this machine finds a server that listens on every address.</summary>
    /// <exception cref="UriFormatException">That is not an address.</exception>
    public static Uri Reachable(string address) =>
        new(address.Replace("://*", "://127.0.0.1").Replace("://+", "://127.0.0.1").Replace("://0.0.0.0", "://127.0.0.1").Replace("://[::]", "://127.0.0.1"));
}
