using Microsoft.Extensions.Options;
using Rapport.Platform.Backup;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Platform.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, DataOptions chosen)
    {
        services.AddSingleton(Options.Create(chosen)).AddSingleton(chosen);
        services.AddSingleton<Doorbell>();
        services.AddScoped<WritingDb>();
        return string.IsNullOrWhiteSpace(chosen.Postgres)
            ? services.AddSqlite(chosen.SqliteFile)
            : services.AddPostgres(chosen.Postgres);
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string file)
    {
        var source = new SqliteSource(file);
        services.AddSingleton(source);
        services.AddSingleton<Acts, SqliteActs>();
        services.AddSingleton<Migrator, SqliteMigrator>();
        services.AddSingleton<DatabaseCopy, SqliteCopy>();
        return services.AddScoped<RapportDb>(scope =>
            scope.GetRequiredService<WritingDb>().Db ?? scope.GetRequiredService<SqliteSource>().Read());
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString)
    {
        var source = new PostgresSource(connectionString);
        services.AddSingleton(_ => source);
        services.AddSingleton<Acts, PostgresActs>();
        services.AddSingleton<Migrator, PostgresMigrator>();
        services.AddSingleton<DatabaseCopy, PostgresCopy>();
        return services.AddScoped<RapportDb>(scope =>
            scope.GetRequiredService<WritingDb>().Db ?? scope.GetRequiredService<PostgresSource>().Read());
    }
}
