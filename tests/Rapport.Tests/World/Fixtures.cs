using System.Runtime.CompilerServices;
using Xunit;

namespace Rapport.Tests;

/// <summary>Real files to test with. They stand outside of the project; without them their tests count as skipped.</summary>
public static class Fixtures
{
    public const string Variable = "RAPPORT_FIXTURES";

    /// <summary>The repository's folder, for tests that read the sources.</summary>
    public static string Repository { get; } = Find();

    public static string? Folder { get; } = Existing();

    /// <summary>The path of a fixture, such as <c>programmes/fosdem-2025.xml</c>; skips the test where there is none.</summary>
    public static string File(string name)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        Assert.SkipUnless(path is not null && (System.IO.File.Exists(path) || Directory.Exists(path)), $"No fixture {name}: set {Variable}.");
        return path!;
    }

    private static string? Existing()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) ?? Path.GetFullPath(Path.Combine(Repository, "..", "shared", "fixtures"));
        return Directory.Exists(folder) ? folder : null;
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
