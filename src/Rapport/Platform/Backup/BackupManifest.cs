using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rapport.Platform.Backup;

/// <summary>What a backup says about itself: who made it, from what, and each of its parts.</summary>
/// <param name="Format">Of the file as a whole; a reader refuses one that it does not know.</param>
/// <param name="Version">The program that made it.</param>
/// <param name="Engine">The database's engine.</param>
/// <param name="Migration">The last migration that the database had.</param>
/// <param name="MadeAt">When the copy began.</param>
/// <param name="Parts">Everything else in the file.</param>
internal sealed record BackupManifest(int Format, string Version, string Engine, string Migration, DateTimeOffset MadeAt, IReadOnlyList<BackupPart> Parts)
{
    public const int ThisFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public long Length => Parts.Sum(part => part.Length);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null when that is no manifest.</summary>
    public static BackupManifest? From(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json) is { } manifest && !manifest.Parts.Contains(null!) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
