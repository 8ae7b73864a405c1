using System.Runtime.CompilerServices;

namespace Rapport.Tests;

/// <summary>Where the sources stand, for tests that read them.</summary>
public static class Repository
{
    public static string Folder { get; } = Find();

    /// <summary>A path inside the repository.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    private static string Find([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", ".."));
}
