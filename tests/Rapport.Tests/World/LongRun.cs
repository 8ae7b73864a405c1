namespace Rapport.Tests;

/// <summary>Tests that do not fit into the ten minutes of <c>./test</c>.</summary>
public static class LongRun
{
    public static void Only() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("RAPPORT_LONG") == "1", "Takes long: run ./test --long.");
}
