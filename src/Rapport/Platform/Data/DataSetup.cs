using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;
using Rapport.Shared;

namespace Rapport.Platform.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, DataOptions chosen)
    {
        services.AddSingleton(Options.Create(chosen));
        services.AddSingleton<Doorbell>();
        services.AddScoped<WritingDb>();
        return string.IsNullOrWhiteSpace(chosen.Postgres)
            ? services.AddSqlite(chosen.SqliteFile)
            : services.AddPostgres(chosen.Postgres);
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string file)
    {
        var source = new SqliteSource(file);
        // EF takes a good part of the start to learn its model; another core does that while the rest is put together.
        _ = Task.Run(() => LearnModel(source.Read()));
        services.AddSingleton(source);
        services.AddSingleton<Acts, SqliteActs>();
        services.AddSingleton<Migrator, SqliteMigrator>();
        return services.AddScoped<RapportDb>(scope =>
            scope.GetRequiredService<WritingDb>().Db ?? scope.GetRequiredService<SqliteSource>().Read());
    }

    private static void LearnModel(RapportDb db)
    {
        using (db)
        {
            // Making a query's text takes the model and all that turns queries into statements, and asks no database.
            _ = db.Subjects.VisibleTo(Reader.Visitor).OrderBy(subject => subject.Id).Select(subject => subject.Title).ToQueryString();
        }
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString)
    {
        var source = new PostgresSource(connectionString);
        _ = Task.Run(() => LearnModel(source.Read()));
        services.AddSingleton(_ => source);
        services.AddSingleton<Acts, PostgresActs>();
        services.AddSingleton<Migrator, PostgresMigrator>();
        return services.AddScoped<RapportDb>(scope =>
            scope.GetRequiredService<WritingDb>().Db ?? scope.GetRequiredService<PostgresSource>().Read());
    }
}
