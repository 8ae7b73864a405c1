namespace Rapport.Bench.Children;

/// <summary>Where the product is, compiled for running, and its pages' files.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Product => Existing(Path.Combine(Root, "artifacts/publish/Rapport/linux-x64/Rapport.dll"), "Build the product first: .ci/publish");

    public static string ContentRoot => Path.Combine(Root, "src/Rapport");

    /// <summary>Yjs itself, as a program for Node.</summary>
    public static string Yjs => Existing(Path.Combine(Root, "artifacts/yjs/main.js"), "Build it first: npm run yjs");

    /// <summary>The folder of what is only measured beside, and installed when it is.</summary>
    public static string Peer => Path.Combine(Root, "bench/peer");

    public static string Fixture(string path) =>
        Existing(
            Path.Combine(Environment.GetEnvironmentVariable("RAPPORT_FIXTURES") ?? Path.Combine(Root, "../shared/fixtures"), path),
            "Set RAPPORT_FIXTURES to the folder of the fixtures");

    private static string Existing(string file, string otherwise) =>
        File.Exists(file) ? file : throw new BenchFailure($"There is no {file}. {otherwise}.");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Rapport.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new BenchFailure("The benchmarks run from a built checkout of the repository.");
    }
}
