using System.Text;
using System.Text.Json;
using Rapport.Platform.Files;

namespace Rapport.Platform.Backup;

/// <summary>
/// Who was erased, in a file of its own, so that a backup from before brings nobody back. It holds ids and times alone and
/// only grows; a line that a crash cut short counts for nothing.
/// </summary>
/// <param name="folder">The data folder, or the one that backups lie in.</param>
public sealed class ErasureList(string folder)
{
    public const string FileName = "erasures.jsonl";

    private static readonly Lock Gate = new();

    private string File => Path.Combine(folder, FileName);

    /// <exception cref="InvalidDataException">A whole line cannot be read: somebody's erasure would be lost.</exception>
    public IReadOnlyList<ErasureLine> Read()
    {
        if (!System.IO.File.Exists(File))
        {
            return [];
        }

        var text = System.IO.File.ReadAllText(File, Encoding.UTF8);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>Adds whom it does not name yet. After this they are on the disk.</summary>
    public void Add(IEnumerable<ErasureLine> lines)
    {
        lock (Gate)
        {
            var known = Read().Select(line => line.Person).ToHashSet();
            var fresh = lines.Where(line => known.Add(line.Person)).ToList();
            if (fresh.Count > 0)
            {
                Append(string.Concat(fresh.Select(line => JsonSerializer.Serialize(line, JsonSerializerOptions.Web) + "\n")));
            }
        }
    }

    private void Append(string lines)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(File, options);
        // What was cut short is written over.
        file.SetLength(EndOfLines(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(lines));
        file.Flush(flushToDisk: true);
        FolderSync.Flush(Path.GetFullPath(folder));
    }

    private static long EndOfLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private ErasureLine Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureLine>(line, JsonSerializerOptions.Web) is { } read && read.Person != Guid.Empty ? read : throw Unreadable(null);
        }
        catch (JsonException failure)
        {
            throw Unreadable(failure);
        }
    }

    private InvalidDataException Unreadable(Exception? failure) => new($"{File} has a line that cannot be read; without it somebody who was erased could come back.", failure);
}
