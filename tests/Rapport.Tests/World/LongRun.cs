namespace Rapport.Tests;

/// <summary>Tests that do not fit into the ten minutes of <c>./test</c>.</summary>
public static class LongRun
{
    public static bool IsAsked => Environment.GetEnvironmentVariable("RAPPORT_LONG") == "1";

    public static void Only() => OnlyIf(true);

    /// <summary>For what both engines hold alike: the second one need not be waited for each time.</summary>
    public static void OnPostgres(Engine engine) => OnlyIf(engine == Engine.Postgres);

    private static void OnlyIf(bool isLong) =>
        Assert.SkipUnless(!isLong || IsAsked, "Takes long: run ./test --long.");
}
