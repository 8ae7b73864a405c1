using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Rapport.Platform.Backup;

namespace Rapport.Tests.Platform.Backup;

/// <summary>Backups as nobody should make them, with a manifest and a seal that fit.</summary>
internal static class BackupFiles
{
    public static BackupPart Part(string name, byte[] content) => new(name, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>A file with these parts, sealed.</summary>
    public static void Write(string path, BackupManifest manifest, IEnumerable<(string Name, byte[] Content)> parts)
    {
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts.Append((BackupNames.Manifest, manifest.ToBytes())))
            {
                using var target = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                target.Write(content);
            }

            zip.Comment = BackupSeal.Unsealed;
        }

        Seal(path);
    }

    public static void Seal(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 64)))).CopyTo(bytes, bytes.Length - 64);
        File.WriteAllBytes(path, bytes);
    }

    public static (BackupManifest Manifest, List<(string Name, byte[] Content)> Parts) Read(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var parts = zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        }).ToList();
        var manifest = BackupManifest.From(parts.Single(part => part.FullName == BackupNames.Manifest).Item2)!;
        return (manifest, parts.Where(part => part.FullName != BackupNames.Manifest).Select(part => (part.FullName, part.Item2)).ToList());
    }

    /// <summary>The same backup, whole to look at, whose rows will not go in after everything else did.</summary>
    public static void ReplaceDatabase(string from, string to)
    {
        var (manifest, parts) = Read(from);
        var last = parts.FindLastIndex(part => part.Name.StartsWith("database/", StringComparison.Ordinal));
        parts[last] = (parts[last].Name, "No rows."u8.ToArray());
        var listed = manifest.Parts.Select(part => part.Name == parts[last].Name ? Part(part.Name, parts[last].Content) with { Columns = part.Columns } : part);
        Write(to, manifest with { Parts = [.. listed] }, parts);
    }
}
