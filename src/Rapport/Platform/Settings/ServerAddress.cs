namespace Rapport.Platform.Settings;

internal static class ServerAddress
{
    /// <summary>The first address that the server listens on, as the settings say.</summary>
    public static string From(IConfiguration configuration) =>
        configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
        ?? (configuration["http_ports"]?.Split(';').FirstOrDefault() is { } port ? $"http://127.0.0.1:{port}" : SettingDefaults.Address);

    /// <summary>One sentence about the first address that a server could not listen on; null when all will do.</summary>
    public static string? Refuse(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(address => !MayBe(address)) is { } wrong
            ? $"\"{wrong}\" is not an address to listen on, such as http://0.0.0.0:80."
            : null;

    private static bool MayBe(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding.Scheme is "http" or "https" && binding.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Where somebody on this machine finds a server that listens on every address.</summary>
    /// <exception cref="UriFormatException">That is not an address.</exception>
    public static Uri Reachable(string address) =>
        new(address.Replace("://*", "://127.0.0.1").Replace("://+", "://127.0.0.1").Replace("://0.0.0.0", "://127.0.0.1").Replace("://[::]", "://127.0.0.1"));
}
