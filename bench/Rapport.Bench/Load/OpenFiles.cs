using System.Globalization;

namespace Rapport.Bench.Load;

internal static class OpenFiles
{
    /// <summary>Fails with a plain sentence where the system would refuse so many open connections.</summary>
    public static void MustAllow(int connections)
    {
        var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var allowed = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        if (allowed != "unlimited" && int.Parse(allowed, CultureInfo.InvariantCulture) < connections)
        {
            throw new BenchFailure($"This needs {connections} open files and the system allows {allowed}: raise it with \"ulimit -n {connections}\".");
        }
    }
}
