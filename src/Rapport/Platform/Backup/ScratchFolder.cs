namespace Rapport.Platform.Backup;

/// <summary>A folder beside a file that is being made, for its owner alone; gone with everything in it at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder(string file)
    {
        Path = $"{file}.{System.IO.Path.GetRandomFileName()}.unfinished";
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(file)))
        {
            throw new DirectoryNotFoundException($"there is no folder {System.IO.Path.GetDirectoryName(file)}.");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
