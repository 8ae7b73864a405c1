using System.Runtime.InteropServices;
using System.Text;

namespace Rapport.Platform.Files;

/// <summary>
/// A file that was flushed can still lose its name when the power goes: on POSIX the name lives in the folder, which
/// has to be flushed too. .NET opens no folders, so this asks the C library. Windows keeps names in its journal.
/// </summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Makes a folder and, when it is new, its own name durable in every folder from the root down.</summary>
    public static void Create(string root, string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        for (var made = folder; made.Length >= root.Length && Path.GetDirectoryName(made) is { } parent; made = parent)
        {
            Flush(parent);
        }
    }

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open the folder to flush it (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Sync(descriptor) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(descriptor);
        if (failed != 0)
        {
            throw new IOException($"Cannot flush the folder (error {failed}).");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
