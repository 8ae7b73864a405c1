using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Rapport.Bench.Drain;
using Rapport.Bench.Staging;
using Rapport.Faults;

namespace Rapport.Bench;

/// <summary>A reporter comes back into the network with a full phone: how long until all of it is on the server.</summary>
internal static class DrainBench
{
    private const double Wanted = 1.3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static Command Command()
    {
        var entries = new Option<int>("--entries") { Description = "Entries without a photo.", DefaultValueFactory = _ => 500 };
        var photos = new Option<int>("--photos") { Description = "Entries with a photo of about 3 MB.", DefaultValueFactory = _ => 50 };
        var width = new Option<double>("--megabits") { Description = "Width of the line, in Mbit/s.", DefaultValueFactory = _ => 10 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("drain", "What waits on a device goes over a narrow line, by the browser's own modules.") { entries, photos, width, postgres };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(entries), parsed.GetValue(photos), (long)(parsed.GetValue(width) * 1_000_000), parsed.GetValue(postgres), token));
        return command;
    }

    private static async Task RunAsync(int entries, int photos, long bitsPerSecond, string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        using var reporter = await stage.AddReporterAsync(1, cancellationToken);
        await using var network = new FaultProxy(() => stage.Server.Address) { IsOff = true };
        await using var host = DeviceHost.Start();
        var phone = await FullPhone.OpenAsync(host, stage, reporter, network.Address, cancellationToken);
        for (var number = 1; number <= entries + photos; number++)
        {
            // A photo now and then among the words, as in a day.
            var isPhoto = number * photos / (entries + photos) > (number - 1) * photos / (entries + photos);
            await phone.WriteAsync(number, isPhoto, cancellationToken);
        }

        await stage.Server.UntilIdleAsync(cancellationToken);
        (network.Link, network.IsOff) = (new(bitsPerSecond), false);
        var began = Stopwatch.GetTimestamp();
        var states = await phone.DrainAsync(Patience, cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        if (states.FirstOrDefault(state => state.GetProperty("state").GetString() != "here") is { ValueKind: not JsonValueKind.Undefined } left)
        {
            throw new BenchFailure($"An item did not arrive: {left}");
        }

        var needed = TimeSpan.FromSeconds(8.0 * phone.Bytes / bitsPerSecond);
        Figures.Say($"{entries} entries and {photos} photos, {phone.Bytes / 1e6:0.0} MB over {bitsPerSecond / 1e6:0.#} Mbit/s: {took.TotalSeconds:0.0} s; the bytes alone need {needed.TotalSeconds:0.0} s; ratio {took / needed:0.00} (wanted {Wanted})");
        if (took / needed > Wanted)
        {
            throw new BenchFailure("It took longer than wanted.");
        }
    }
}
