namespace Rapport.Tests;

/// <summary>
/// Real files kept outside the repository: the folder named by RAPPORT_FIXTURES, else shared/fixtures beside the repository.
/// A test that needs them is skipped, with the reason, where there are none.
/// </summary>
public static class Fixtures
{
    private const string Missing = "The fixtures are not here: set RAPPORT_FIXTURES, or put them in shared/fixtures beside the repository.";

    public static string Folder(string name)
    {
        var folder = Root() is { } root ? Path.Combine(root, name) : null;
        Assert.SkipUnless(folder is not null && Directory.Exists(folder), Missing);
        return folder!;
    }

    public static async Task<byte[]> Read(string folder, string file) =>
        await File.ReadAllBytesAsync(Path.Combine(Folder(folder), file), TestContext.Current.CancellationToken);

    private static string? Root() =>
        Environment.GetEnvironmentVariable("RAPPORT_FIXTURES") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Repository.Folder, "..", "shared", "fixtures"));
}
