namespace Rapport.Tests.Rules;

/// <summary>The project's own files: not what a tool made.</summary>
internal static class Sources
{
    private static readonly string[] Made = ["/obj/", "/bin/", "/artifacts/", "/node_modules/", "/wwwroot/assets/", "/Migrations/", "/src/Rapport/Models/"];

    public static IReadOnlyList<SourceFile> CSharp { get; } = [.. Read("src", ".cs"), .. Read("tests", ".cs"), .. Read("bench", ".cs")];

    public static IReadOnlyList<SourceFile> Razor { get; } = [.. Read("src", ".cshtml")];

    public static IReadOnlyList<SourceFile> TypeScript { get; } = [.. Read("src/Rapport/Client", ".ts")];

    public static IEnumerable<SourceFile> All => CSharp.Concat(Razor).Concat(TypeScript);

    private static IEnumerable<SourceFile> Read(string folder, string ending)
    {
        var root = Repository.Path(folder);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*" + ending, SearchOption.AllDirectories)
                .Select(path => (Full: path, Name: Path.GetRelativePath(Repository.Folder, path).Replace('\\', '/')))
                .Where(path => !Array.Exists(Made, part => $"/{path.Name}".Contains(part, StringComparison.Ordinal)))
                .OrderBy(path => path.Name, StringComparer.Ordinal)
                .Select(path => new SourceFile(path.Name, File.ReadAllText(path.Full)))
            : [];
    }
}
