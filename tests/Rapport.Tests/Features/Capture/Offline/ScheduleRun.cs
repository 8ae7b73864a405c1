using Rapport.Faults;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>One schedule from its first act until all is quiet.</summary>
internal sealed class ScheduleRun : IAsyncDisposable
{
    private readonly Stage stage;
    private readonly List<DeviceRun> devices;

    private ScheduleRun(Stage stage)
    {
        this.stage = stage;
        devices = [.. stage.Schedule.Devices.Select((plan, place) => new DeviceRun(stage, plan, $"Seed {stage.Schedule.Seed} device {place}"))];
    }

    public int Seed => stage.Schedule.Seed;

    /// <param name="forgets">A write of the store that the devices leave out.</param>
    public static async Task<ScheduleRun> OpenAsync(World world, DeviceHost host, int seed, string? forgets)
    {
        var run = new ScheduleRun(await Stage.BuildAsync(world, host, new(seed)));
        foreach (var device in run.devices)
        {
            await device.OpenAsync(forgets);
        }

        return run;
    }

    public Task ActAsync() => Task.WhenAll(devices.Select(device => Task.Run(device.ActAsync)));

    /// <summary>Where the world differs from the model; empty when nothing was lost, doubled or changed.</summary>
    public async Task<List<string>> CompareAsync(TimeSpan patience)
    {
        var states = await Task.WhenAll(devices.Select(device => device.DrainAsync(patience)));
        var record = await ServerRecord.ReadAsync(stage);
        return [.. devices.Zip(states, (device, said) => Comparison.OfDevice(device.Items, said)).SelectMany(difference => difference),
            .. record.Differences([.. devices.Select(device => device.Items)])];
    }

    /// <summary>What each network did, for a failure that has to be understood.</summary>
    public IEnumerable<string> Log() => devices.SelectMany((device, place) => device.Proxy.Log.Prepend($"-- seed {Seed}, network of device {place}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }
    }
}
