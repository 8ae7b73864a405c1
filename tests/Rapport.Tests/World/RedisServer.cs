namespace Rapport.Tests;

/// <summary>The server that <c>./test</c> starts, or another one that is given.</summary>
public static class RedisServer
{
    public const string Variable = "RAPPORT_TEST_REDIS";

    private const string Missing = $"No Redis server: run ./test, or set {Variable}.";

    /// <summary>Its connection string, for rings of one world alone. Skips the test, with the reason, where there is none.</summary>
    public static string ForOneWorld()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(given), Missing);
        return $"{given},channelPrefix={Guid.CreateVersion7():N}:,allowAdmin=true";
    }
}
