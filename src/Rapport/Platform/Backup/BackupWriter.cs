using System.IO.Compression;
using System.Text;

namespace Rapport.Platform.Backup;

/// <summary>Writes parts into a new ZIP file, then the manifest and the seal. Nobody but the owner may read it.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly List<BackupPart> parts = [];

    private BackupWriter(FileStream file, ZipArchive zip) => (this.file, this.zip) = (file, zip);

    public IReadOnlyList<BackupPart> Parts => parts;

    public static async Task<BackupWriter> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, Options());
        var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        zip.Comment = BackupSeal.Unsealed;
        return new(file, zip);
    }

    /// <param name="columns">Of a table's rows.</param>
    public async Task AddAsync(string name, Stream content, CompressionLevel level, CancellationToken cancellationToken, IReadOnlyList<string>? columns = null)
    {
        await using var target = await zip.CreateEntry(name, level).OpenAsync(cancellationToken);
        var copy = await HashedCopy.MakeAsync(content, target, long.MaxValue, cancellationToken);
        parts.Add(new BackupPart(name, copy.Length, copy.Sha256) { Columns = columns });
    }

    /// <summary>After this the file is whole and on the disk.</summary>
    public async Task FinishAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using (var target = await zip.CreateEntry(BackupNames.Manifest, CompressionLevel.Fastest).OpenAsync(cancellationToken))
        {
            await target.WriteAsync(manifest.ToBytes(), cancellationToken);
        }

        await zip.DisposeAsync();
        await file.FlushAsync(cancellationToken);
        await BackupSeal.SealAsync(file, cancellationToken);
        await file.FlushAsync(cancellationToken);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await file.DisposeAsync();
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
