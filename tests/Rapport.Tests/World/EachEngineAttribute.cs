using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Rapport.Tests;

/// <summary>
/// Runs a theory once on each engine: the engine is its first argument, what stands in the attribute follows. Only
/// tests that touch data need it. Without a PostgreSQL server those rows are skipped, with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachEngineAttribute(params object?[] arguments) : DataAttribute
{
    public IReadOnlyList<object?> Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([Row(Engine.Sqlite), Row(Engine.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(Engine engine)
    {
        var row = new TheoryDataRow([engine, .. arguments]);
        if (engine == Engine.Postgres && !PostgresServer.IsGiven)
        {
            row.Skip = PostgresServer.Missing;
        }

        return row;
    }
}
