using System.Reflection;

namespace Rapport.Platform.Backup;

internal static class ProgramVersion
{
    /// <summary>This program's version, with the commit where the build knew it.</summary>
    public static string Now { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
