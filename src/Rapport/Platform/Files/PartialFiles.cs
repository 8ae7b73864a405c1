namespace Rapport.Platform.Files;

/// <summary>
/// Files that arrive in pieces, each by its key. They outlive a restart, unlike what is on its way in one request, and
/// become files of the store when they are whole.
/// </summary>
public sealed class PartialFiles(string folder)
{
    private const string LockEnding = ".lock";

    private readonly string folder = Path.GetFullPath(folder);

    /// <summary>How much of a file is here; nothing where none of it came.</summary>
    public long LengthOf(string key) => new FileInfo(PathOf(key)) is { Exists: true } file ? file.Length : 0;

    /// <summary>The file for one writer alone, made where there is none; null while another has it.</summary>
    public PartialFile? Open(string key)
    {
        FolderSync.Create(Path.GetDirectoryName(folder)!, folder);
        return PartialFile.Open(PathOf(key), PathOf(key) + LockEnding);
    }

    /// <summary>Removes the file; no file is no fault.</summary>
    public void Delete(string key)
    {
        if (FileStore.IsKey(key))
        {
            File.Delete(PathOf(key));
            File.Delete(PathOf(key) + LockEnding);
        }
    }

    public IReadOnlyList<string> Keys() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileNameWithoutExtension(file)).Where(FileStore.IsKey).Distinct()]
        : [];

    private string PathOf(string key) =>
        FileStore.IsKey(key) ? Path.Combine(folder, key) : throw new ArgumentException("The store never made this key.", nameof(key));
}
