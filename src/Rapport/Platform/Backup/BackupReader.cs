using System.IO.Compression;
using System.Text;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>A backup that was found whole: its seal, its manifest and each part agree.</summary>
internal sealed class BackupReader : IAsyncDisposable
{
    // A manifest of a million files has 150 MB. More than a hundredfold is no database that was compressed.
    private const int ManifestLimit = 512 * 1024 * 1024;
    private const long Slack = 64 * 1024 * 1024;
    private const int Expansion = 100;

    private readonly FileStream file;
    private readonly ZipArchive zip;

    private BackupReader(FileStream file, ZipArchive zip) => (this.file, this.zip) = (file, zip);

    public BackupManifest Manifest { get; private set; } = null!;

    public static async Task<Outcome<BackupReader>> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return BackupProblems.Missing(path);
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous);
        BackupReader? reader = null;
        Problem? problem;
        try
        {
            if (!await BackupSeal.IsWholeAsync(file, cancellationToken))
            {
                problem = BackupProblems.Damaged;
            }
            else
            {
                reader = new(file, await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellationToken));
                problem = await reader.CheckAsync(cancellationToken);
            }
        }
        catch (InvalidDataException)
        {
            problem = BackupProblems.Foreign;
        }

        if (problem is null)
        {
            return reader!;
        }

        await (reader?.DisposeAsync() ?? file.DisposeAsync());
        return problem;
    }

    /// <summary>Copies a part to where it belongs.</summary>
    /// <exception cref="InvalidDataException">It is not what the manifest says.</exception>
    public async Task CopyAsync(BackupPart part, Stream target, CancellationToken cancellationToken)
    {
        await using var content = await zip.GetEntry(part.Name)!.OpenAsync(cancellationToken);
        if (!(await HashedCopy.MakeAsync(content, target, part.Length, cancellationToken)).Is(part))
        {
            throw new InvalidDataException("The backup changed while it was read.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await file.DisposeAsync();
    }

    private async Task<Problem?> CheckAsync(CancellationToken cancellationToken)
    {
        // Parts that lie over one another would make much from little.
        if (zip.Entries.Sum(entry => (decimal)entry.CompressedLength) > file.Length || await ManifestAsync(cancellationToken) is not { } manifest)
        {
            return BackupProblems.Foreign;
        }

        if (manifest.Format != BackupManifest.ThisFormat)
        {
            return BackupProblems.Newer;
        }

        var stated = manifest.Parts.ToDictionary(part => part.Name, part => part.Length, StringComparer.Ordinal);
        var found = zip.Entries.Where(entry => entry.FullName != BackupNames.Manifest).ToList();
        if (found.Count != stated.Count || !found.TrueForAll(entry => stated.TryGetValue(entry.FullName, out var length) && length == entry.Length))
        {
            return BackupProblems.Damaged;
        }

        Manifest = manifest;
        foreach (var part in manifest.Parts)
        {
            await using var content = await zip.GetEntry(part.Name)!.OpenAsync(cancellationToken);
            if (!(await HashedCopy.MakeAsync(content, Stream.Null, part.Length, cancellationToken)).Is(part))
            {
                return BackupProblems.Damaged;
            }
        }

        return null;
    }

    /// <summary>Null when there is none, or one that this program would not have written.</summary>
    private async Task<BackupManifest?> ManifestAsync(CancellationToken cancellationToken)
    {
        if (zip.Entries.Where(entry => entry.FullName == BackupNames.Manifest).ToList() is not [{ Length: <= ManifestLimit } entry])
        {
            return null;
        }

        // What a ZIP says of a length need not be true.
        using var bytes = new MemoryStream();
        await using var content = await entry.OpenAsync(cancellationToken);
        var copy = await HashedCopy.MakeAsync(content, bytes, entry.Length, cancellationToken);
        if (copy.Length != entry.Length || BackupManifest.From(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is not { } manifest)
        {
            return null;
        }

        var names = manifest.Parts.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        var isOurs = manifest.Engine is "SQLite" or "PostgreSQL"
            && !manifest.Version.Any(char.IsControl)
            && names.Count == manifest.Parts.Count
            && names.All(BackupNames.IsAllowed)
            && manifest.Parts.All(part => part.Length >= 0)
            && manifest.Parts.Sum(part => (decimal)part.Length) <= (decimal)file.Length * Expansion + Slack;
        return isOurs ? manifest : null;
    }
}
