using System.Diagnostics;

namespace Rapport.Tests.Features.Notes.Lines;

/// <summary>The program as a process of its own on a world's data, to be ended by force and started again, each time at another address.</summary>
internal sealed class OwnServer(World world) : IAsyncDisposable
{
    private const string Listening = "Rapport is on ";

    private Process? process;
    private Task saying = Task.CompletedTask;

    public Uri Address { get; private set; } = new("http://127.0.0.1:9");

    public async Task StartAsync()
    {
        process = CommandRun.Start(world.Folder, world.Database, "serve", "--urls", "http://127.0.0.1:0", "--Notes:UpdatesPerSecond=100000");
        // Nobody reads what it complains of, and a full pipe would hold it up.
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(World.Cancelled) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var place)
            {
                Address = new(line[(place + Listening.Length)..].Trim());
                saying = process.StandardOutput.ReadToEndAsync(World.Cancelled);
                return;
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Nothing of it is asked, nothing of it can answer.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync(World.Cancelled);
            await saying;
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}
