using System.ComponentModel.DataAnnotations;

namespace Rapport.Platform.Data;

/// <summary>Where the data lives. With nothing set: SQLite and files in <c>./data</c>.</summary>
public sealed record DataOptions
{
    public const string Section = "Data";

    /// <summary>The folder of everything: database file, photos, keys.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>A PostgreSQL connection string; empty means SQLite in the folder.</summary>
    public string? Postgres { get; set; }

    public string FileFolder => Path.Combine(Path.GetFullPath(Folder), "files");

    /// <summary>The keys that cookies and forms are protected with.</summary>
    public string KeyFolder => Path.Combine(Path.GetFullPath(Folder), "keys");

    public string SqliteFile => Path.Combine(Path.GetFullPath(Folder), "rapport.db");
}
