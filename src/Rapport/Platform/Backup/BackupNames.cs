using System.Text.RegularExpressions;

namespace Rapport.Platform.Backup;

/// <summary>
/// The names that a part may have. Whatever else stands in a ZIP is refused, so no name leads out of the folder, and
/// none is written that this program would not have made.
/// </summary>
internal static partial class BackupNames
{
    public const string Manifest = "manifest.json";
    public const string SqliteFile = "database/rapport.db";
    public const string FileFolder = "files/";
    public const string KeyFolder = "keys/";
    private const string TableFolder = "database/tables/";

    public static string OfTable(string table) => $"{TableFolder}{table}";

    /// <summary>The table of a part; null when it is none.</summary>
    public static string? Table(string name) => name.StartsWith(TableFolder, StringComparison.Ordinal) ? name[TableFolder.Length..] : null;

    public static bool IsKeyFile(string name) => KeyFile().IsMatch(name);

    public static bool IsAllowed(string name) => Allowed().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9-]{1,80}\.xml\z")]
    private static partial Regex KeyFile();

    [GeneratedRegex(@"\A(?:database/rapport\.db|database/tables/[A-Za-z0-9_]{1,63}|files/[0-9a-f]{32}|keys/[a-z0-9-]{1,80}\.xml)\z")]
    private static partial Regex Allowed();
}
