namespace Rapport.Tests.World;

/// <summary>
/// Real files kept outside the repository: the folder named by RAPPORT_FIXTURES, else shared/fixtures beside the repository.
/// A test that needs them is skipped, with the reason, where there are none.
/// </summary>
internal static class Fixtures
{
    public static string Folder(string name)
    {
        var folder = Root() is { } root ? Path.Combine(root, name) : null;
        Assert.SkipUnless(folder is not null && Directory.Exists(folder), "The fixtures are not here: set RAPPORT_FIXTURES, or put them in shared/fixtures beside the repository.");
        return folder!;
    }

    public static async Task<byte[]> Read(string folder, string file) =>
        await File.ReadAllBytesAsync(Path.Combine(Folder(folder), file), TestContext.Current.CancellationToken);

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("RAPPORT_FIXTURES") is { Length: > 0 } named)
            return named;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rapport.slnx")))
            folder = folder.Parent;
        return folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "fixtures") : null;
    }
}
