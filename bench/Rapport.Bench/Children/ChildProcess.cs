using System.Diagnostics;
using System.Threading.Channels;

namespace Rapport.Bench.Children;

/// <summary>A program that this one started, and ends by its id.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropOldest });

    private bool isLeft;

    private ChildProcess(Process process)
    {
        this.process = process;
        StartedAt = Stopwatch.GetTimestamp();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>A <see cref="Stopwatch"/> stamp from just before the start.</summary>
    public long StartedAt { get; }

    public static ChildProcess Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null) =>
        StartProgram("dotnet", [assembly, .. arguments], settings);

    public static ChildProcess StartProgram(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(new Process { StartInfo = start });
    }

    /// <summary>The first line printed from now on that holds a text.</summary>
    public async Task<string> LineAsync(string part, CancellationToken cancellationToken)
    {
        var last = "";
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
        {
            last = line;
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new BenchFailure($"A child ended without saying \"{part}\"; its last line was: {last}");
    }

    /// <summary>Ends it as a power cut would (SIGKILL): nothing of it is asked, nothing of it can answer.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        MustRun();
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for a child that ends by itself.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            MustRun();
        }
    }

    /// <summary>Fails when the child has ended although it should run.</summary>
    public void MustRun()
    {
        if (process.HasExited)
        {
            var said = new List<string>();
            while (lines.Reader.TryRead(out var line))
            {
                said.Add(line);
            }

            throw new BenchFailure($"A child ended with {process.ExitCode}: {string.Join(" / ", said.TakeLast(5))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isLeft)
        {
            return;
        }

        isLeft = true;
        if (!process.HasExited)
        {
            using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var late = new CancellationTokenSource(StopPatience);
            try
            {
                await process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            lines.Writer.TryComplete();
        }
        else
        {
            lines.Writer.TryWrite(line);
        }
    }
}
