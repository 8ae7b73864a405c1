using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Rapport.Shared;

namespace Rapport.Platform.Files;

/// <summary>
/// Files in the data folder, under names that the store makes: a random word in hexadecimal, so that who knows one
/// name knows no other. A file is under its name whole and on the disk, or not at all.
/// </summary>
public sealed partial class FileStore
{
    private const int KeyBytes = 16;
    private const int BufferSize = 81920;

    private readonly string folder;
    private readonly string arriving;

    public FileStore(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        arriving = Path.Combine(this.folder, "arriving");
    }

    /// <summary>Keeps the content and gives its key; refuses what is longer than allowed, leaving nothing behind.</summary>
    public async Task<Outcome<StoredFile>> SaveAsync(Stream content, long maxBytes, CancellationToken stop)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        FolderSync.Create(folder, arriving);
        var unfinished = Path.Combine(arriving, key);
        try
        {
            if (await WriteAsync(content, unfinished, maxBytes, stop) is not { } length)
            {
                return FileProblems.TooLarge;
            }

            var path = PathOf(key);
            var home = Path.GetDirectoryName(path)!;
            FolderSync.Create(folder, home);
            File.Move(unfinished, path);
            FolderSync.Flush(home);
            return new StoredFile(key, length);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Keeps a file that came in pieces and is whole, under a key of its own. The piecewise one stays until whoever had
    /// it received is certain of that, so that a kill in between loses nothing.
    /// </summary>
    public async Task<StoredFile> KeepAsync(PartialFile file, CancellationToken stop)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var home = Path.GetDirectoryName(PathOf(key))!;
        FolderSync.Create(folder, home);
        if (!FileLink.Make(file.Path, PathOf(key)))
        {
            return (await SaveAsync(file.Read(), file.Length, stop)).Value;
        }

        FolderSync.Flush(home);
        return new StoredFile(key, file.Length);
    }

    /// <summary>The file to read, or null when there is none by that key.</summary>
    public FileStream? Open(string key)
    {
        try
        {
            return IsKey(key)
                ? new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous)
                : null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes the file; no file is no fault. Whoever is reading it may finish.</summary>
    public void Delete(string key)
    {
        if (IsKey(key) && File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
            FolderSync.Flush(Path.GetDirectoryName(PathOf(key))!);
        }
    }

    /// <summary>Removes what was on its way when the last run ended; called once, before the first save.</summary>
    public void ClearUnfinished()
    {
        if (Directory.Exists(arriving))
        {
            Directory.Delete(arriving, recursive: true);
        }
    }

    /// <summary>The keys of all files that are whole, in no order. One that is removed meanwhile may or may not be among them.</summary>
    public IEnumerable<string> Keys()
    {
        foreach (var home in Directory.Exists(folder) ? Directory.GetDirectories(folder, "??") : [])
        {
            foreach (var key in Directory.EnumerateFiles(home).Select(file => Path.GetFileName(file)).Where(IsKey))
            {
                yield return key;
            }
        }
    }

    public static bool IsKey(string key) => Key().IsMatch(key);

    private static async Task<long?> WriteAsync(Stream content, string path, long maxBytes, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
        var chunk = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(chunk, stop)) > 0)
        {
            if (file.Position + read > maxBytes)
            {
                return null;
            }

            await file.WriteAsync(chunk.AsMemory(0, read), stop);
        }

        await file.FlushAsync(stop);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return file.Position;
    }

    /// <summary>Where a file lies inside the folder of all.</summary>
    // Two levels keep folders short: a hundred thousand photos make 256 folders of 400.
    internal static string PathIn(string key) => Path.Combine(key[..2], key);

    private string PathOf(string key) => Path.Combine(folder, PathIn(key));

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Key();
}
