using System.Runtime.CompilerServices;

namespace Rapport.Tests;

/// <summary>A fact about PostgreSQL alone; skipped, with the reason, where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : FactAttribute
{
    public OnPostgresAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = PostgresServer.IsGiven ? null : PostgresServer.Missing;
    }
}
