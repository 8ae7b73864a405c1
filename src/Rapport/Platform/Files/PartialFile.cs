using System.Security.Cryptography;

namespace Rapport.Platform.Files;

/// <summary>A file that arrives in pieces, held by one writer until it is let go.</summary>
public sealed class PartialFile : IAsyncDisposable
{
    private const int BufferSize = 81920;

    // What the systems say of a file that another holds: EAGAIN on Linux, EWOULDBLOCK on macOS, a sharing violation on Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;
    private readonly FileStream hold;

    private PartialFile(FileStream file, FileStream hold) => (this.file, this.hold) = (file, hold);

    public long Length => file.Length;

    internal string Path => file.Name;

    /// <param name="lockPath">What is held is a file beside it: the file itself may be read meanwhile, under the second name that it is kept by.</param>
    internal static PartialFile? Open(string path, string lockPath)
    {
        // On Windows a file can be removed while it is held only where that was foreseen.
        var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
        FileStream? hold = null;
        try
        {
            hold = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
            var isNew = !File.Exists(path);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            if (isNew)
            {
                FolderSync.Flush(System.IO.Path.GetDirectoryName(path)!);
            }

            return new PartialFile(file, hold);
        }
        catch (IOException held) when (Held.Contains(held.HResult))
        {
            hold?.Dispose();
            return null;
        }
    }

    /// <summary>
    /// Adds what comes, up to so many bytes. What came before the line broke stays. When this answers, all of it is on
    /// the disk.
    /// </summary>
    /// <param name="hash">Is told every byte.</param>
    /// <returns>False when the line broke.</returns>
    public async Task<bool> AppendAsync(Stream content, long most, IncrementalHash? hash, CancellationToken stop)
    {
        var chunk = new byte[BufferSize];
        file.Position = file.Length;
        try
        {
            for (var left = most; left > 0;)
            {
                if (await ReadAsync(content, chunk.AsMemory(0, (int)Math.Min(left, BufferSize)), stop) is not { } read)
                {
                    return false;
                }

                if (read == 0)
                {
                    return true;
                }

                hash?.AppendData(chunk, 0, read);
                await file.WriteAsync(chunk.AsMemory(0, read), CancellationToken.None);
                left -= read;
            }

            return true;
        }
        finally
        {
            await SyncAsync();
        }
    }

    /// <summary>Takes back what was added after so many bytes.</summary>
    public async Task CutAsync(long length)
    {
        file.SetLength(length);
        await SyncAsync();
    }

    /// <summary>What is here, from its beginning. The file closes with this, not with its reader.</summary>
    public Stream Read()
    {
        file.Position = 0;
        return file;
    }

    /// <summary>What is here is on the disk when this answers.</summary>
    public async Task SyncAsync()
    {
        await file.FlushAsync(CancellationToken.None);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await hold.DisposeAsync();
    }

    // A fault of the line ends the piece; a fault of the disk is one.
    private static async Task<int?> ReadAsync(Stream content, Memory<byte> chunk, CancellationToken stop)
    {
        try
        {
            return await content.ReadAsync(chunk, stop);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
