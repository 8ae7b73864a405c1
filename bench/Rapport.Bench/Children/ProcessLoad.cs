using System.Diagnostics;
using System.Globalization;

namespace Rapport.Bench.Children;

/// <summary>What a process has used up, from /proc.</summary>
internal static class ProcessLoad
{
    /// <summary>Time on a processor, in the program and in the kernel for it.</summary>
    public static TimeSpan Processor(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }

    /// <summary>In KiB; what is shared with other processes counts in part.</summary>
    public static long Proportional(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
