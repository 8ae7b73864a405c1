using Rapport.Platform.Files;

namespace Rapport.Platform.Backup;

/// <summary>
/// The data folder that a backup is restored into. Everything is written into a folder inside it, since a data folder
/// may be a disk of its own, and moves to its place at the end, the database last.
/// </summary>
internal sealed class RestoreFolder(string folder) : IDisposable
{
    private const string Beside = "restoring";
    private readonly string root = Path.GetFullPath(folder);
    private readonly List<string> moved = [];
    private bool isKept;

    public string Staging => Path.Combine(root, Beside);

    /// <summary>What an earlier restore left when it was killed counts as nothing, and the list of the erased may wait there.</summary>
    public bool IsEmpty => !Directory.Exists(root) || Directory.EnumerateFileSystemEntries(root).All(entry => Path.GetFileName(entry) is Beside or ErasureList.FileName);

    public bool HasRoomFor(long bytes) => new DriveInfo(root).AvailableFreeSpace > bytes;

    public void Begin()
    {
        Directory.CreateDirectory(root);
        Clear();
        FolderSync.Create(root, Staging);
    }

    public static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    public void Settle()
    {
        foreach (var made in Directory.GetDirectories(Staging, "*", SearchOption.AllDirectories))
        {
            FolderSync.Flush(made);
        }

        // Folders first: with a database in its place, everything that it names is in its own.
        foreach (var entry in Directory.GetDirectories(Staging).Concat(Directory.GetFiles(Staging)))
        {
            var target = Path.Combine(root, Path.GetFileName(entry));
            moved.Add(target);
            Directory.Move(entry, target);
        }

        FolderSync.Flush(root);
    }

    /// <summary>Said when nothing can go wrong any more; without it, what was moved is taken away again.</summary>
    public void Keep() => isKept = true;

    public void Dispose()
    {
        foreach (var target in isKept ? [] : moved)
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            File.Delete(target);
        }

        Clear();
    }

    private void Clear()
    {
        if (Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }
    }
}
