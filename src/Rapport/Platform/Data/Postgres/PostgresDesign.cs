using Microsoft.EntityFrameworkCore.Design;

namespace Rapport.Platform.Data.Postgres;

/// <summary>Lets <c>dotnet ef migrations add</c> make the PostgreSQL migrations; no server is asked.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new PostgresSource("Host=localhost").Read();
}
