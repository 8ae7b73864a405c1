using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rapport.Faults;

/// <summary>
/// Devices in a program of their own, with the browser's own modules and a database in memory. One line of JSON asks, one
/// answers, in any order; it ends when nobody asks any more.
/// </summary>
public sealed class DeviceHost : IAsyncDisposable
{
    private const string Program = "artifacts/devices/main.js";

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly Task listening;
    private int last;

    private DeviceHost(Process process)
    {
        this.process = process;
        process.Start();
        listening = ListenAsync();
    }

    public static DeviceHost Start() => new(new()
    {
        StartInfo = new("node", [Path.Combine(Root(), Program)]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false },
    });

    /// <summary>Asks a device to do something, and waits until it has.</summary>
    public async Task<JsonElement> AskAsync(JsonObject act, CancellationToken stop)
    {
        var number = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[number] = answer;
        act["n"] = number;
        await writing.WaitAsync(stop);
        try
        {
            await process.StandardInput.WriteLineAsync(act.ToJsonString().AsMemory(), stop);
            await process.StandardInput.FlushAsync(stop);
        }
        finally
        {
            writing.Release();
        }

        return await answer.Task.WaitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        await listening;
        process.Dispose();
        writing.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonDocument.Parse(line).RootElement;
            if (asked.TryRemove(answer.GetProperty("n").GetInt32(), out var waiting))
            {
                Answer(waiting, answer);
            }
        }

        foreach (var waiting in asked.Values)
        {
            waiting.TrySetException(new InvalidOperationException("The program of the devices has ended."));
        }
    }

    private static void Answer(TaskCompletionSource<JsonElement> waiting, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            waiting.SetException(new InvalidOperationException($"A device failed: {error.GetString()}"));
        }
        else
        {
            waiting.SetResult(answer);
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Rapport.slnx")))
            {
                return File.Exists(Path.Combine(folder.FullName, Program))
                    ? folder.FullName
                    : throw new InvalidOperationException($"There is no {Program}. Build it first: npm run devices.");
            }
        }

        throw new InvalidOperationException("The devices run from a built checkout of the repository.");
    }
}
