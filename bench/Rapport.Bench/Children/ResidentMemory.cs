using System.Globalization;

namespace Rapport.Bench.Children;

internal static class ResidentMemory
{
    /// <summary>VmRSS of a process in KiB.</summary>
    public static long Of(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
