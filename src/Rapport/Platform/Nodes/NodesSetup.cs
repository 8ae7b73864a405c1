using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Settings;
using StackExchange.Redis;

namespace Rapport.Platform.Nodes;

internal static class NodesSetup
{
    public static IServiceCollection AddNodes(this IServiceCollection services, NodeOptions options, DataOptions data)
    {
        if (!string.IsNullOrWhiteSpace(options.Redis))
        {
            var settings = Read(options.Redis);
            services.AddSingleton<IBellLine>(_ => new RedisLine(settings));
        }
        else if (!string.IsNullOrWhiteSpace(data.Postgres))
        {
            services.AddSingleton<IBellLine>(provider => new PostgresLine(data.Postgres, provider.GetRequiredService<PostgresSource>()));
        }
        else
        {
            return services.AddHostedService<OtherWriters>();
        }

        return services.AddHostedService<NodeBell>().AddHostedService<OtherWriters>();
    }

    /// <exception cref="SettingException">That is not a connection string. It is not repeated: it may hold a password.</exception>
    private static ConfigurationOptions Read(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new SettingException("The setting \"Nodes:Redis\" is not a connection string, such as \"localhost:6379,password=…\".");
        }
    }
}
