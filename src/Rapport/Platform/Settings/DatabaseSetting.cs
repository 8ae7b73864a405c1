using Npgsql;

namespace Rapport.Platform.Settings;

internal static class DatabaseSetting
{
    /// <exception cref="SettingException">That is not a connection string. It is not repeated: it may hold a password.</exception>
    public static void Check(string? connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new SettingException("The setting \"Data:Postgres\" is not a connection string, such as \"Host=localhost;Database=rapport;Username=rapport\".");
        }
    }
}
