using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Rapport.Platform.Data;
using Rapport.Platform.Files;

namespace Rapport.Features.Programme.Import;

/// <summary>
/// Keeps a chosen file between its preview and its import, under a random name that only the chooser's page knows; a
/// day at most. Nothing of it is worth waiting for the disk: who loses it chooses the file again.
/// </summary>
public sealed class ImportFiles(IOptions<DataOptions> data, TimeProvider time)
{
    private const int NameBytes = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly string folder = Path.Combine(Path.GetFullPath(data.Value.Folder), "imports");

    /// <summary>Keeps the file and gives its name; clears away what is older than a day.</summary>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        ClearOld();
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        await File.WriteAllBytesAsync(PathOf(name), content, cancellationToken);
        File.SetLastWriteTimeUtc(PathOf(name), time.GetUtcNow().UtcDateTime);
        return name;
    }

    /// <summary>Null when there is no such file, or no longer.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (!FileStore.IsKey(name) || !File.Exists(PathOf(name)) || IsOld(PathOf(name)))
        {
            return null;
        }

        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // Imported in another window between the look and the reading.
            return null;
        }
    }

    public void Forget(string name)
    {
        if (FileStore.IsKey(name))
        {
            File.Delete(PathOf(name));
        }
    }

    private void ClearOld()
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(IsOld))
        {
            File.Delete(path);
        }
    }

    private bool IsOld(string path) => File.GetLastWriteTimeUtc(path) + Lifetime < time.GetUtcNow().UtcDateTime;

    private string PathOf(string name) => Path.Combine(folder, name);
}
