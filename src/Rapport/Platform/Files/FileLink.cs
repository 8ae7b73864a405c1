using System.Runtime.InteropServices;
using System.Text;

namespace Rapport.Platform.Files;

/// <summary>A second name for a file on the same disk, so that it is under both or under the first. .NET makes none, so this asks the C library.</summary>
internal static class FileLink
{
    /// <summary>False where the disk knows no second names; then it has to be copied.</summary>
    public static bool Make(string path, string second) =>
        !OperatingSystem.IsWindows() && Link(Encoding.UTF8.GetBytes(path + "\0"), Encoding.UTF8.GetBytes(second + "\0")) == 0;

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] path, byte[] second);
}
