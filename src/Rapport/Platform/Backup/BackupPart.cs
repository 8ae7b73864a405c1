namespace Rapport.Platform.Backup;

/// <summary>One part of a backup as the manifest lists it.</summary>
/// <param name="Name">Its path in the ZIP.</param>
/// <param name="Length">Bytes, uncompressed.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
internal sealed record BackupPart(string Name, long Length, string Sha256)
{
    /// <summary>The columns of a table's rows in their order; null for whatever is no table.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}
