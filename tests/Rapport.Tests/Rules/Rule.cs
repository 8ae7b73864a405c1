namespace Rapport.Tests.Rules;

internal static class Rule
{
    /// <summary>Fails with every breach on a line of its own.</summary>
    public static void Holds<T>(IEnumerable<T> breaches)
    {
        var found = breaches.Select(breach => $"{breach}").Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
